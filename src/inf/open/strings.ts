/**
 * Which `[Strings.LanguageID]` section serves a language, out of the names of all sections: the exact
 * identifier, the same language with neutral sublanguage, the same language with any, then `[Strings]`.
 * One section serves all tokens.
 * Assumed: of several that fit as well, the first in the file serves; settled by reading a token for a language that
 * only other sublanguages have.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/inf-strings-section
 */
export function selectStrings(sectionNames: Iterable<string>, language: number): string | undefined {
  const localized = new Map<number, string>();
  let neutral: string | undefined;
  for (const name of sectionNames) {
    const match = /^strings(?:\.([0-9a-f]{4}))?$/i.exec(name);
    if (!match) continue;
    if (match[1] === undefined) neutral ??= name;
    else localized.set(Number.parseInt(match[1], 16), name);
  }
  const primary = language & 0x3ff;
  const sameLanguage = [...localized.keys()].find(id => (id & 0x3ff) === primary);
  return (
    localized.get(language) ??
    localized.get(primary) ??
    (sameLanguage === undefined ? undefined : localized.get(sameLanguage)) ??
    neutral
  );
}
