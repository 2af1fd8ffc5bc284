/** One test of a report. */
export interface JunitCase {
  readonly suite: string;
  readonly name: string;
  /** Why it is not as expected. */
  readonly failure?: string;
  /** Why it could not be done. */
  readonly error?: string;
}

/** Writes a report in the form that build servers read. @see https://github.com/testmoapp/junitxml */
export function junit(name: string, cases: readonly JunitCase[]): string {
  const suites = [...groups(cases)];
  const lines = suites.flatMap(([suite, of]) => [
    `  <testsuite name="${escaped(suite)}" tests="${of.length}" failures="${failures(of)}" errors="${errors(of)}">`,
    ...of.flatMap(caseLines),
    '  </testsuite>',
  ]);
  const counts = `tests="${cases.length}" failures="${failures(cases)}" errors="${errors(cases)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${escaped(name)}" ${counts}>`,
    ...lines,
    '</testsuites>',
    '',
  ].join('\n');
}

function groups(cases: readonly JunitCase[]): Map<string, JunitCase[]> {
  const found = new Map<string, JunitCase[]>();
  for (const one of cases) found.set(one.suite, [...(found.get(one.suite) ?? []), one]);
  return found;
}

function failures(cases: readonly JunitCase[]): number {
  return cases.filter(({ failure }) => failure !== undefined).length;
}

function errors(cases: readonly JunitCase[]): number {
  return cases.filter(({ error }) => error !== undefined).length;
}

function caseLines({ suite, name, failure, error }: JunitCase): string[] {
  const head = `    <testcase classname="${escaped(suite)}" name="${escaped(name)}"`;
  const wrong = [
    ...(failure === undefined ? [] : [`      <failure message="${escaped(failure)}"/>`]),
    ...(error === undefined ? [] : [`      <error message="${escaped(error)}"/>`]),
  ];
  return wrong.length === 0 ? [`${head}/>`] : [`${head}>`, ...wrong, '    </testcase>'];
}

/** XML 1.0 has no control characters but tab and line ends. */
function escaped(text: string): string {
  const named: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    '\n': '&#10;',
    '\r': '&#13;',
    '\t': '&#9;',
  };
  return Array.from(text, unit => named[unit] ?? (unit < ' ' ? '\u{fffd}' : unit)).join('');
}
