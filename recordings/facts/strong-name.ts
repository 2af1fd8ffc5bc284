import { readStrongName } from '../../src/log/index.ts';
import { type Fact, type Json, type Recording, walk } from '../recording.ts';
import { displaysOf } from './other-tools.ts';

const NAMES = new Set(['Strong Name', 'Driver Node Strong Name', 'Driver Node Name']);

/** Every strong name of a recording, once, with its 16 digits in halves. */
export function strongNames(recording: Recording): Fact[] {
  const texts = new Set(displaysOf(recording).map(display => display.fields['Driver Strong Name']!));
  for (const section of recording.sections) {
    walk(section.events, event => {
      if (event.kind === 'value' && NAMES.has(event.name)) texts.add(event.value);
    });
  }
  return [...texts].flatMap(text => nameFact(text, recording.file));
}

function nameFact(text: string, file: string): Fact[] {
  const name = readStrongName(text);
  if (!name || !/^[\da-f]{16}$/.test(name.modelsPart)) return [];
  return [
    {
      strongName: text,
      inf: name.inf,
      hash: name.modelsPart,
      installSection: name.installSection,
      version: name.version,
      matchedId: name.matchedId ?? null,
      manufacturerHalf: name.modelsPart.slice(0, 8),
      descriptionHalf: name.modelsPart.slice(8),
      files: [file],
    },
  ];
}

/** The entries of the file of facts. */
export function strongNameList(json: Json): Fact[] {
  return (json as { entries: Fact[] }).entries;
}

/**
 * A fact without its tokens, which no log shows: they were read in INFs and are checked here against the halves.
 * A token that does not give its half stays and so differs.
 */
export function withoutTokens(fact: Fact, files: readonly string[]): Fact {
  const { manufacturerToken, descriptionToken, ...rest } = fact;
  const wrong: Fact = {};
  if (!gives(manufacturerToken, fact.manufacturerHalf)) wrong.manufacturerToken = manufacturerToken!;
  if (!gives(descriptionToken, fact.descriptionHalf)) wrong.descriptionToken = descriptionToken!;
  return { ...rest, ...wrong, files: [...files] };
}

function gives(token: Json | undefined, half: Json | undefined): boolean {
  return typeof token !== 'string' || x65599(token.toUpperCase()).toString(16).padStart(8, '0') === half;
}

function x65599(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 65599) + text.charCodeAt(i)) >>> 0;
  return hash;
}
