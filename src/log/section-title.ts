/** The title of a section and what stands behind it: `Device Install (Hardware initiated) - ROOT\X\0000`. */
export function readSectionTitle(text: string): { title: string; about?: string } {
  const cut = text.indexOf(' - ');
  return cut === -1 ? { title: text } : { title: text.slice(0, cut), about: text.slice(cut + 3) };
}

/** `2020/03/01 19:06:13 264.1531 Driver Install`: when, which thread, and what if it says so. */
export function readOldTitle(text: string): { title: string; started: string; thread: string } {
  const [date = '', clock = '', thread = '', ...title] = text.split(' ');
  return { title: title.join(' '), started: `${date} ${clock}`, thread };
}

/** What an exit status says: a code (0 for SUCCESS) and whether a restart is needed. */
export function readStatus(text: string): { code?: number; restart?: boolean } {
  const hex = /\((?:0x)?([\da-fA-F]{1,8})\)/.exec(text);
  const restart = /REBOOT_REQUIRED/.test(text) ? { restart: true } : {};
  if (hex) return { code: Number.parseInt(hex[1]!, 16), ...restart };
  return /SUCCESS/.test(text) ? { code: 0, ...restart } : restart;
}
