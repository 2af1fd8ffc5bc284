const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for XML and HTML; what XML cannot hold becomes a replacement character. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/[&<>"]/g, unit => ENTITIES[unit]!)
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}');
}
