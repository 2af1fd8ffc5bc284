/** A message with its names and numbers taken out, so that messages of one form can be counted together. */
export function templateOf(message: string): string {
  return message
    .replace(/'[^']*'/g, "'<s>'")
    .replace(/"[^"]*"/g, '"<s>"')
    .replace(/\{[\da-fA-F-]{36}\}/g, '<guid>')
    .replace(/0x[\da-fA-F]+/g, '<hex>')
    .replace(/\b\d+\b/g, '<n>')
    .slice(0, 200);
}
