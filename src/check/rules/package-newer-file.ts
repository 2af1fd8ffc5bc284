import { documented, foldCase } from '../../base/index.ts';
import { readDriverVer } from '../../inf/index.ts';
import { dayNumber, printDay } from '../day.ts';
import { levels } from '../levels.ts';
import { readPe } from '../pe.ts';
import type { Rule } from '../rule.ts';
import { wantedFiles } from '../view/package-files.ts';
import type { Subject } from '../view/subject.ts';
import type { Use } from '../view/use.ts';

const PROGRAM = /\.(?:sys|dll|exe)$/i;

/** The day of a file is the one that its linker wrote: days of folders change with every copy. */
export const rulePackageNewerFile: Rule = {
  code: 'package-newer-file',
  statement: 'A program or driver was linked after the date of DriverVer.',
  why: 'The date has to be that of the newest file of the package: with the old one, Windows does not see that the driver is newer.',
  remedy: 'Write the date of the build into DriverVer (firstplug stamp does), and a higher version.',
  citation: documented('inf-driverver-directive'),
  levels: levels('WWW'),
  wrong: [
    {
      inf: '[Version]\nDriverVer = 01/01/2026, 1.0.0.0\n[Demo_Files]\n«demo.sys»',
      files: { 'demo.sys': 'PE amd64 2026-02-01', 'demo.cat': 'catalog' },
    },
  ],
  right: ['2026-02-01', '2026-02-02', 'reproducible'].map(linked => ({
    inf: '[Version]\nDriverVer = 02/01/2026, 1.0.0.0',
    files: { 'demo.sys': `PE amd64 ${linked}`, 'demo.cat': 'catalog' },
  })),
  find: subject => {
    if (subject.options.template) return [];
    const seen = new Map<string, number | undefined>();
    return wantedFiles(subject).flatMap(({ path, span, use, file, content }) => {
      const id = foldCase(path);
      if (!seen.has(id)) seen.set(id, file && PROGRAM.test(path) ? linkedOn(content()) : undefined);
      const [linked, date] = [seen.get(id), dateOf(subject, use)];
      if (linked === undefined || !date || linked - date.day <= 1 || isToCome(subject, linked)) return [];
      const message = `${path} was linked on ${printDay(linked)}, after the ${date.text} of DriverVer`;
      return [{ message, span, use }];
    });
  },
};

/** Some linkers write a digest where the day is, and do not say so. */
function isToCome({ options: { today } }: Subject, day: number): boolean {
  return today !== undefined && printDay(day) > today;
}

function linkedOn(bytes: Uint8Array | undefined): number | undefined {
  return bytes && readPe(bytes)?.linked;
}

interface DriverDay {
  readonly text: string;
  readonly day: number;
}

/** The date in DriverVer of the install section, or that of [Version]. */
function dateOf({ version, inf }: Subject, use: Use): DriverDay | undefined {
  const own = inf.section(use.section.name)?.line('DriverVer');
  const text = (readDriverVer(own) ?? version.driverVer)?.value.date.trim() ?? '';
  const [month, day, year] = (/^(\d\d?)[/-](\d\d?)[/-](\d{4})$/.exec(text) ?? []).slice(1).map(Number);
  return year && month && day ? { text, day: dayNumber(year, month, day) } : undefined;
}
