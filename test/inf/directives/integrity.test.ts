import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foldCase } from '../../../src/base/index.ts';
import {
  directives,
  directivesOf,
  dirIds,
  flagSet,
  flagSets,
  referencesTo,
  registryValues,
  sectionKind,
  sections,
} from '../../../src/inf/directives/index.ts';

const pages: { page: string; url: string }[] = JSON.parse(readFileSync('spec/pages.json', 'utf8'));

/** A row as it reads in a failure. */
function title(row: { in?: readonly string[]; name: string }): string {
  return row.in ? `[${row.in[0]}] ${row.name}` : row.name;
}

function duplicates(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

describe('the tables hang together', () => {
  it('names every kind of section once', () => {
    expect(duplicates(sections.map(kind => foldCase(kind.name)))).toEqual([]);
  });

  it('has every kind and every set that a row names', () => {
    for (const row of directives) {
      for (const kind of row.in) expect(sectionKind(kind), `${title(row)} in ${kind}`).toBeDefined();
      for (const field of row.fields) {
        if (field.kind === 'section') expect(sectionKind(field.section), title(row)).toBeDefined();
        if (field.kind === 'flags') expect(flagSet(field.set), title(row)).toBeDefined();
      }
    }
    for (const value of registryValues) {
      for (const kind of value.from) expect(sectionKind(kind), value.name).toBeDefined();
      if (value.set) expect(flagSet(value.set), value.name).toBeDefined();
    }
  });

  it('names each directive once in a kind of section', () => {
    for (const kind of sections) {
      const rows = directivesOf(kind.name).map(row => foldCase(`${row.form} ${row.name}`));
      expect(duplicates(rows), kind.name).toEqual([]);
    }
  });

  it('has one row at most for the names a package chooses, and one for lines', () => {
    for (const kind of sections) {
      const forms = directivesOf(kind.name).map(row => row.form);
      expect(duplicates(forms.filter(form => form === 'keyed' || form === 'line')), kind.name).toEqual([]);
    }
  });

  it('gives a key to rows with keys of their own, and only to them', () => {
    for (const row of directives) expect(row.key !== undefined, title(row)).toBe(row.form === 'keyed');
  });

  it('repeats only last fields', () => {
    for (const row of directives) {
      for (const field of row.fields.slice(0, -1)) expect(field.repeats, title(row)).toBe(false);
    }
  });

  it('reaches every kind, and lets every kind hold something', () => {
    for (const kind of sections) {
      if (kind.reached.by === 'field') expect(referencesTo(kind.name), kind.name).not.toEqual([]);
      if (kind.reached.by === 'suffix') expect(sectionKind(kind.reached.of), kind.name).toBeDefined();
      expect(directivesOf(kind.name), kind.name).not.toEqual([]);
    }
  });

  it('knows the entries that a kind asks for', () => {
    for (const kind of sections) {
      const names = directivesOf(kind.name).map(row => row.name);
      for (const asked of [...(kind.oneOf ?? []), ...(kind.either ?? [])]) {
        expect(names, kind.name).toContain(asked);
      }
    }
  });

  it('names every set once, and every number and name once in it', () => {
    expect(duplicates(flagSets.map(set => set.name))).toEqual([]);
    for (const set of flagSets) {
      expect(duplicates(set.values.map(value => value.name)), set.name).toEqual([]);
      expect(new Set(set.values.map(value => value.value)).size, set.name).toBe(set.values.length);
    }
  });

  it('uses every set', () => {
    const used = new Set<string>(registryValues.flatMap(value => value.set ?? []));
    for (const row of directives) {
      for (const field of row.fields) if (field.kind === 'flags') used.add(field.set);
    }
    expect(flagSets.map(set => set.name).filter(name => !used.has(name))).toEqual([]);
  });

  it('numbers every directory once', () => {
    expect(new Set(dirIds.map(row => row.id)).size).toBe(dirIds.length);
  });
});

describe('pages', () => {
  const known = new Set(pages.map(entry => entry.page));
  const rows = [...sections, ...directives, ...flagSets, ...dirIds, ...registryValues];

  it('are all listed', () => {
    for (const row of rows) expect(known, title(row)).toContain(row.page);
    for (const value of flagSets.flatMap(set => set.values)) {
      if (value.page) expect(known, value.name).toContain(value.page);
    }
  });
});
