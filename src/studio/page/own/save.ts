/** Gives somebody a file to keep. */
export function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it when the click is over, but for what it does later.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
