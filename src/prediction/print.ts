import type { ComparedSection, LogComparison } from './diff.ts';
import type { LineDifference } from './reasons.ts';

/** A comparison for people: each section, and what stands on one side only, with the reason where it is known. */
export function printComparison({ windows, sections, unpredicted }: LogComparison): string[] {
  const differ = sections.filter(({ differences }) => differences.length > 0).length;
  return [
    `Windows ${windows}`,
    ...sections.flatMap(printSection),
    ...unpredicted.map(({ title, line, why }) => `\n${line}: ${title}\n   not predicted: ${why}`),
    '',
    `${sections.length - differ} of ${sections.length} sections are as predicted, ${unpredicted.length} cannot be`,
  ];
}

function printSection({ title, line, lines, differences }: ComparedSection): string[] {
  const same = lines.length - differences.length;
  return [`\n${line}: ${title}`, `   ${same} lines are as predicted`, ...differences.map(printDifference)];
}

function printDifference(difference: LineDifference): string {
  const { kind, reason } = difference;
  const { line, text } = kind === 'missing' ? difference.recorded : difference.predicted;
  const place = kind === 'missing' ? String(line).padStart(6) : '      ';
  return ` ${kind === 'missing' ? '-' : '+'} ${place}  ${text}${reason === undefined ? '' : `\n           (${reason})`}`;
}
