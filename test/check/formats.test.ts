import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Draft04 from 'ajv-draft-04';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_OPTIONS,
  judgeInf,
  printGithub,
  printHtml,
  printInfVerif,
  printJunit,
  printSarif,
  printText,
  type Verdict,
} from '../../src/check/index.ts';
import { sampleInf } from './sample.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function verdict(path: string, sample: string): Verdict {
  const text = sampleInf({ inf: sample }).replaceAll(/[«»]/g, '');
  return judgeInf({ path, name: path, bytes: bytes(text) }, DEFAULT_OPTIONS);
}

/** Characters that some format or other gives a meaning. */
const nasty = verdict('a, b:c/50% "x" <y>.inf', '[Demo_Service]\nDescription = "x & <b>", 100% of ]]>');
const file = judgeInf({ path: 'none.inf', name: 'none.inf', bytes: bytes('nothing') }, DEFAULT_OPTIONS);
const clean = verdict('clean.inf', '');
const all = [nasty, file, clean];

describe('SARIF', () => {
  const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif');
  const schema = JSON.parse(
    readFileSync(path.replace(/index\.js$/, 'schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
  ) as object;
  const ajv = new Draft04.default({ strict: false, validateFormats: false, unicodeRegExp: false });
  const isValid = ajv.compile(schema);

  it.each([[[]], [[clean]], [all]])('keeps to its schema', verdicts => {
    const log: unknown = JSON.parse(printSarif(verdicts, '1.0.0'));
    isValid(log);
    expect(isValid.errors).toBeNull();
  });

  it('names what was found, where, and each rule once', () => {
    const { runs } = JSON.parse(printSarif([nasty, nasty], '1.0.0')) as {
      runs: {
        tool: { driver: { rules: { id: string }[] } };
        results: { ruleId: string; ruleIndex: number }[];
      }[];
    };
    const { tool, results } = runs[0]!;
    expect(tool.driver.rules.map(({ id }) => id)).toEqual([...new Set(results.map(({ ruleId }) => ruleId))]);
    expect(results.every(({ ruleId, ruleIndex }) => tool.driver.rules[ruleIndex]!.id === ruleId)).toBe(true);
    expect(results.length).toBe(nasty.remarks.length * 2);
  });
});

it('JUnit is XML with a case for each finding, and one for an INF without', () => {
  const xml = printJunit(all);
  const count = (pattern: RegExp): number => xml.match(pattern)?.length ?? 0;
  expect(count(/<testcase /g)).toBe(nasty.remarks.length + file.remarks.length + 1);
  expect(count(/<failure /g)).toBe(nasty.remarks.length + file.remarks.length);
  expect(xml).not.toMatch(/&(?!(amp|lt|gt|quot);)/);
  expect(xml).not.toMatch(/"[^"]*<[^"]*"(?=[ />])/);
});

it("GitHub's commands are a line each, with what has a meaning there escaped", () => {
  const lines = printGithub(all).trimEnd().split('\n');
  expect(lines.length).toBe(nasty.remarks.length + file.remarks.length);
  for (const line of lines) {
    expect(line).toMatch(
      /^::(error|warning) file=[^,:]+(,line=\d+,endLine=\d+,col=\d+,endColumn=\d+)?,title=[^,:]+::.+$/,
    );
  }
  expect(lines[0]).toContain('file=a%2C b%3Ac/50%25 "x" <y>.inf');
});

it('HTML is one page that brings nothing from outside and escapes what it shows', () => {
  const page = printHtml(all);
  expect(page).not.toMatch(/<(script|link|img)\b|https?:/);
  expect(page).not.toContain('<y>');
  expect(page).not.toContain('<b>');
  expect(page.match(/<li>/g)?.length).toBe(nasty.remarks.length + file.remarks.length);
  expect(page).toContain('<mark>');
});

it("InfVerif's lines name the file, the line where there is one, and in the end whether it is valid", () => {
  const lines = printInfVerif([file, clean], DEFAULT_OPTIONS, true).split('\n');
  expect(lines).toContain('Using rules from OS build: 10.0.26100');
  expect(lines.some(line => line.startsWith('ERROR(1001) in none.inf: '))).toBe(true);
  expect(lines).toContain('none.inf is NOT valid');
  expect(lines).toContain('clean.inf is valid');
});

it('the text keeps a caret in sight in a line without end', () => {
  const long = verdict('long.inf', `[Demo_Service]\nDescription = ${'x'.repeat(5000)}, more`);
  const shown = printText([long], DEFAULT_OPTIONS).split('\n');
  const at = shown.findIndex(line => /^ +│ +\^+$/.test(line));
  const column = shown[at]!.indexOf('^');
  expect(shown[at - 1]!.slice(column, column + 4)).toBe('more');
  expect(Math.max(...shown.map(line => line.length))).toBeLessThan(140);
});
