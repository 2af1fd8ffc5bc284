import type { Remark, Verdict } from '../verdict.ts';
import { escapeXml } from './escape.ts';

/** What was found as JUnit XML: an INF is a suite, each finding a failed case, an INF without any a passed one. */
export function printJunit(verdicts: readonly Verdict[]): string {
  const failures = verdicts.reduce((sum, { remarks }) => sum + remarks.length, 0);
  const tests = verdicts.reduce((sum, { remarks }) => sum + Math.max(1, remarks.length), 0);
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="firstplug check" tests="${tests}" failures="${failures}">
${verdicts.map(suite).join('\n')}
</testsuites>
`;
}

function suite({ path, remarks }: Verdict): string {
  const name = escapeXml(path);
  const cases = remarks.map(remark => failed(name, remark));
  const passed = `    <testcase name="check" classname="${name}"/>`;
  const tests = Math.max(1, remarks.length);
  return `  <testsuite name="${name}" tests="${tests}" failures="${remarks.length}">
${(cases.length > 0 ? cases : [passed]).join('\n')}
  </testsuite>`;
}

function failed(path: string, { code, level, message, hint, place }: Remark): string {
  const where = place ? `${path}:${place.line}:${place.column}` : path;
  const text = escapeXml(message);
  const line = place ? ` (line ${place.line})` : '';
  return `    <testcase name="${code}${line}" classname="${path}">
      <failure type="${level}" message="${text}">${where} ${level} ${code} ${text}${hint ? ` ${escapeXml(hint)}` : ''}</failure>
    </testcase>`;
}
