import { win32 } from '../src/base/index.ts';
import { flagNumber } from './numbers.ts';

type Plain = Readonly<Record<string, unknown>>;

/** Ways to say what is expected; each tells whether an actual value will do. */
const MATCHERS: Readonly<Record<string, (wanted: unknown, actual: unknown) => boolean>> = {
  $any: (wanted, actual) => list(wanted).some(one => differences(one, actual).length === 0),
  $ci: (wanted, actual) => String(wanted).toLowerCase() === String(actual).toLowerCase(),
  $ne: (wanted, actual) => differences(wanted, actual).length > 0,
  $devInstOf: (wanted, actual) => (wanted as Plain).devInst === actual,
  $gt: (wanted, actual) => typeof actual === 'number' && actual > Number(wanted),
};

/** Members that say no more than how an expectation came about. */
const REMARKS: ReadonlySet<string> = new Set(['windows_only']);

/** Members that hold an error: a name, a number, UNCHANGED, or a list of these of which one is right. */
const ERRORS: ReadonlySet<string> = new Set(['err', 'keyErr']);

/** Members that hold a GUID, a device, a path: compared without regard to case, lists of such as well. */
const FOLDED: ReadonlySet<string> = new Set([
  'class',
  'deviceClass',
  'devices',
  'interfaces',
  'contains',
  'lacks',
]);
const FOLDED_INSIDE: ReadonlySet<string> = new Set(['class', 'id', 'path']);

/**
 * Compares what is expected with what came, and tells every difference as a text. Only what is expected is
 * looked at; something expected that the answer knows nothing of is a difference.
 */
export function differences(expected: unknown, actual: unknown, path = ''): string[] {
  if (typeof actual === 'number' && flagNumber(expected) !== undefined) {
    return flagNumber(expected) === actual ? [] : [`${path}: expected ${show(expected)}, got ${actual}`];
  }
  if (Array.isArray(expected)) return listDifferences(expected, actual, path);
  if (typeof expected !== 'object' || expected === null) {
    return expected === actual ? [] : [`${path}: expected ${show(expected)}, got ${show(actual)}`];
  }
  const matcher = Object.keys(expected).find(key => key.startsWith('$'));
  if (matcher === undefined) return memberDifferences(expected as Plain, actual, path);
  const matches = MATCHERS[matcher];
  if (!matches || Object.keys(expected).length > 1) return [`${path}: unknown matcher ${show(expected)}`];
  return matches((expected as Plain)[matcher], actual)
    ? []
    : [`${path}: expected ${show(expected)}, got ${show(actual)}`];
}

function listDifferences(expected: readonly unknown[], actual: unknown, path: string): string[] {
  const items = list(actual);
  if (items.length !== expected.length) return [`${path}: expected ${show(expected)}, got ${show(actual)}`];
  return expected.flatMap((item, i) => differences(item, items[i], `${path}[${i}]`));
}

function memberDifferences(expected: Plain, actual: unknown, path: string): string[] {
  return Object.entries(expected).flatMap(([name, wanted]) => {
    if (REMARKS.has(name)) return [];
    const at = path === '' ? name : `${path}.${name}`;
    if (typeof actual !== 'object' || actual === null || !(name in actual))
      return [`${at}: nothing answers this`];
    return differences(matcherOf(name, wanted), (actual as Plain)[name], at);
  });
}

function matcherOf(name: string, wanted: unknown): unknown {
  if (ERRORS.has(name)) return errorMatcher(wanted);
  return FOLDED.has(name) ? foldedMatcher(wanted) : wanted;
}

function foldedMatcher(wanted: unknown): unknown {
  if (typeof wanted === 'string') return { $ci: wanted };
  if (Array.isArray(wanted)) return wanted.map(foldedMatcher);
  if (typeof wanted !== 'object' || wanted === null) return wanted;
  return Object.fromEntries(
    Object.entries(wanted).map(([name, one]) => [name, FOLDED_INSIDE.has(name) ? foldedMatcher(one) : one]),
  );
}

function errorMatcher(wanted: unknown): unknown {
  if (Array.isArray(wanted)) return { $any: wanted.map(errorMatcher) };
  return typeof wanted === 'string' && wanted !== 'UNCHANGED' ? win32(wanted) : wanted;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A value as a short text. */
function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 200 ? `${text.slice(0, 200)}… (${text.length} characters)` : text;
}
