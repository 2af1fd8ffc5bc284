/** Thrown inside this room where bytes are not what they should be; its door makes a problem of it. */
export class Corrupt extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
