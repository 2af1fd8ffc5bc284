import type { Parsed } from '../base/index.ts';

/** Thrown inside this room where bytes are not what they should be; its doors make a problem of it. */
export class Corrupt extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** What a reader gives, or the problem why it gives nothing. */
export function attempt<T>(read: () => T): Parsed<T | undefined> {
  try {
    return { value: read(), problems: [] };
  } catch (error) {
    if (!(error instanceof Corrupt)) throw error;
    const { code, message } = error;
    return { value: undefined, problems: [{ severity: 'error', code: `cabinet/${code}`, message }] };
  }
}
