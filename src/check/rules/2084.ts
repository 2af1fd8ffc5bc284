import { documented, foldCase } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { binaryPath } from '../view/binary.ts';
import { copiesOf } from '../view/copies.ts';
import type { Subject } from '../view/subject.ts';

/**
 * Files of Windows that stand in a package's service are 2650, paths without a directory 2085.
 * Assumed: a copy by any install section of the INF counts; settled by InfVerif on one that another model copies.
 */
export const rule2084: Rule = {
  code: 2084,
  statement: 'No CopyFiles copies the file of a service.',
  why: 'The service would not find its file, or find another one.',
  remedy: 'Look for a misspelt name, a missing CopyFiles, or a path with blanks and without quotes.',
  citation: documented('inf-verif-error-2084'),
  wrong: [
    '[Demo_Service]\nServiceBinary = «%13%\\dmeo.sys»',
    '[Demo_Service]\nServiceBinary = «%12%\\demo.sys»',
  ],
  right: ['[Demo_Service]\nServiceBinary = %13%\\DEMO.SYS'],
  find: subject => {
    const copied = copiedFiles(subject);
    return subject.usesOf('service-install-section').flatMap(use =>
      use.section.linesNamed('ServiceBinary').flatMap(line => {
        const path = binaryPath(subject.inf, line.raw(1) ?? '');
        if (path === undefined || copied.has(placeOf(path))) return [];
        return [{ message: `no CopyFiles copies ${line.raw(1)}`, span: line.span(1), use }];
      }),
    );
  },
};

function copiedFiles(subject: Subject): ReadonlySet<string> {
  return new Set(
    copiesOf(subject).map(({ file: { target, destination } }) => {
      const { dirId, subdirectory } = destination;
      return placeOf({ dirId, file: subdirectory ? `${subdirectory}\\${target}` : target });
    }),
  );
}

/** Directories that lie in another one. @see using-dirids */
const WITHIN: Readonly<Record<number, string>> = {
  11: '10\\system32',
  12: '10\\system32\\drivers',
  17: '10\\inf',
};

function placeOf({ dirId, file }: { readonly dirId: number; readonly file: string }): string {
  return foldCase(`${WITHIN[dirId] ?? dirId}\\${file}`);
}
