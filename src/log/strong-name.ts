/** The name Windows gives a driver node: INF, Models line, DDInstall section, version and matched ID. */
export interface StrongName {
  readonly text: string;
  readonly inf: string;
  /** Windows 10 and later: 16 hexadecimal digits; Windows 7: the name of the Models section. */
  readonly modelsPart: string;
  readonly installSection: string;
  readonly version: string;
  /** Absent where a text cuts it. */
  readonly matchedId?: string;
}

/** Takes a strong name apart. Observed: recordings 001, 002, 106, 140 to 152. */
export function readStrongName(text: string): StrongName | undefined {
  const [inf, modelsPart, installSection, version, ...id] = text.split(':');
  if (!inf || modelsPart === undefined || installSection === undefined || version === undefined)
    return undefined;
  return {
    text,
    inf,
    modelsPart,
    installSection,
    version,
    ...(id.length > 0 && { matchedId: id.join(':') }),
  };
}
