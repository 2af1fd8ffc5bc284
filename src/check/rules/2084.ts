import { compareVersions, documented, foldCase, type Span } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { type BinaryPath, binaryPath } from '../view/binary.ts';
import { copiesOf } from '../view/copies.ts';
import { headerOf, type Subject } from '../view/subject.ts';
import type { Use } from '../view/use.ts';

/**
 * Paths without a directory are 2085. A file of Windows is to be needed from its INF from Windows 11 on; before, a
 * service may name it.
 * Observed: 10.0.22621 did not look for it: Microsoft built its samples with it, and with warnings as errors. Later
 * ones pass WUDFRd.sys over in models for Windows 10 and later (echoum, fakemodem2um), and not in those for any
 * (the samples of WPD, excluded for their 2084). The line is that of the install section (roshkins/IddSampleDriver
 * issue 53).
 * Assumed: a copy by any install section of the INF counts; settled by InfVerif on one that another model copies.
 */
export const rule2084: Rule = {
  code: 2084,
  statement: 'No CopyFiles copies the file of a service.',
  why: 'The service would not find its file, or find another one.',
  remedy: 'Look for a misspelt name, a missing CopyFiles, or a path with blanks and without quotes.',
  citation: documented('inf-verif-error-2084'),
  since: { major: 10, minor: 0, build: 26100 },
  wrong: [
    '[Demo_Service]\nServiceBinary = «%13%\\dmeo.sys»',
    '[Demo_Service]\nServiceBinary = «%12%\\demo.sys»',
  ],
  right: [
    '[Demo_Service]\nServiceBinary = %13%\\DEMO.SYS',
    {
      inf: `[Manufacturer]
%Contoso% = Models, NTamd64.10.0...17763, NTamd64.10.0...22000
[Models.NTamd64.10.0...22000]
%Device% = Demo_Install11, USB\\VID_1209&PID_0001
[Demo_Install11.NT]
CopyFiles = Demo_Files
[Demo_Install11.NT.Services]
Include = wudfrd.inf
Needs = WUDFRD.NT.Services
[Demo_Service]
ServiceBinary = %12%\\WUDFRd.sys`,
      also: 'any',
    },
  ],
  find: subject => {
    const copied = copiedFiles(subject);
    return subject.usesOf('service-install-section').flatMap(use =>
      use.section.linesNamed('ServiceBinary').flatMap(line => {
        const path = binaryPath(subject.inf, line.raw(1) ?? '');
        if (path === undefined || copied.has(placeOf(path)) || isOfWindows(path, use)) return [];
        const message = `no CopyFiles copies ${line.raw(1)}`;
        return installsWith(use).map(reported => ({ message, span: line.span(1), reported, use }));
      }),
    );
  },
};

/** The headers of the install sections that add the service. */
function installsWith({ references, section }: Use): readonly Span[] {
  const installs = references.flatMap(({ by }) => by.base?.section ?? []);
  return installs.length > 0 ? installs.map(headerOf) : [headerOf(section)];
}

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

/** Drivers of Windows that pages tell to put before or behind one's own. @see inf-verif-error-2084 */
const OF_WINDOWS = ['WUDFRD.SYS', 'MSHIDKMDF.SYS', 'MSHIDUMDF.SYS', 'WINUSB.SYS'].map(file =>
  placeOf({ dirId: 12, file }),
);
const WINDOWS_10 = { major: 10, minor: 0, build: 0 };
const WINDOWS_11 = { major: 10, minor: 0, build: 22000 };

function isOfWindows(path: BinaryPath, { from, until }: Use): boolean {
  const place = placeOf(path);
  if (place === OF_WINDOWS[0] && from && compareVersions(from, WINDOWS_10) >= 0) return true;
  return until !== undefined && compareVersions(until, WINDOWS_11) <= 0 && OF_WINDOWS.includes(place);
}
