import { documented, printWindowsVersion, type Span } from '../../base/index.ts';
import { type DriverNode, type Loss, printRank } from '../../engine/select/index.ts';
import { groupBy } from '../group.ts';
import { levels } from '../levels.ts';
import type { Found, Rule } from '../rule.ts';
import { type Contest, contestsOf } from '../view/predecessor.ts';
import type { Subject } from '../view/subject.ts';

/** What DriverVer decides; the rest is in the models. */
const BY_DRIVER_VER: readonly Loss[] = ['date', 'version', 'tie', 'older-extension'];

export const rulePredecessorWins: Rule = {
  code: 'predecessor-wins',
  statement: 'Windows would choose the predecessor of the package.',
  why: 'The lowest rank wins, then the newest date, then the highest version: devices keep the driver that they have.',
  remedy:
    'Give DriverVer a later date and a higher version with every change, and name the same hardware IDs.',
  citation: documented('how-windows-selects-a-driver-for-a-device'),
  levels: levels('EEE'),
  wrong: [
    {
      inf: '[Version]\nDriverVer = «01/01/2026, 1.0.0.0»',
      predecessor: '[Version]\nDriverVer = 01/02/2026, 0.9.0.0',
    },
    {
      inf: '[Version]\nDriverVer = «01/01/2026, 1.0.0.0»',
      predecessor: '[Version]\nDriverVer = 01/01/2026, 1.0.0.1',
    },
    { inf: '[Version]\nDriverVer = «01/01/2026, 1.0.0.0»', predecessor: '[Version]\nPnpLockdown = 1' },
    {
      inf: '[Version]\nDriverVer = 01/03/2026, 1.0.0.1\n[Models.NTamd64.10.0...17763]\n%Device% = Demo_Install, «USB\\VID_1209&PID_0001»',
      predecessor:
        '[Models.NTamd64.10.0...17763]\n%Device% = Demo_Install, USB\\VID_1209&PID_0001&REV_0100\n%Other% = Demo_Install, USB\\VID_1209&PID_0002',
    },
    {
      inf: '[Version]\nDriverVer = 01/03/2026, 1.0.0.1\n[Models.NTamd64.10.0...17763]\n%Device% = Demo_Install, «USB\\VID_1209&PID_0001»\n[Demo_Install.NT]\nFeatureScore = 80',
      predecessor: '[Demo_Install.NT]\nFeatureScore = 40',
    },
    {
      inf: '[Version]\n;- CatalogFile\nDriverVer = 01/03/2026, 1.0.0.1\n[Models.NTamd64.10.0...17763]\n%Device% = Demo_Install, «USB\\VID_1209&PID_0001»',
      predecessor: '[Version]\nCatalogFile = demo.cat',
      also: [1233],
    },
  ],
  right: [
    {
      inf: '[Version]\nDriverVer = 01/02/2026, 1.0.0.0',
      predecessor: '[Version]\nDriverVer = 01/01/2026, 9.0.0.0',
    },
    {
      inf: '[Version]\nDriverVer = 01/01/2026, 1.0.0.0',
      predecessor: '[Models.NTamd64.10.0...17763]\n%Device% = Demo_Install, USB\\VID_1209&PID_0009',
    },
  ],
  find: subject => {
    const contests = contestsOf(subject);
    const places = groupBy(contests, contest => `${contest.lost} ${placeOf(subject, contest)?.start}`);
    return [...places.values()].map(group => found(subject, group));
  },
};

function found(subject: Subject, group: readonly Contest[]): Found {
  const { id, system, own, predecessor, lost } = group[0]!;
  const name = subject.source.predecessor!.name;
  const devices = group.length === 1 ? id : `${id} and ${group.length - 1} other devices`;
  const until = system.until ? ` before Windows ${printWindowsVersion(system.until)}` : '';
  const span = placeOf(subject, group[0]!);
  return {
    message: `the predecessor ${name} keeps ${devices} on ${system.architecture}${until}: ${reason(lost, own, predecessor)}`,
    ...(span && { span }),
  };
}

function reason(lost: Loss, own: DriverNode, before: DriverNode): string {
  const ranks = `rank ${rankOf(own)} against ${rankOf(before)}`;
  switch (lost) {
    case 'date':
    case 'older-extension':
      return `its date ${before.driverVer?.date ?? 'none'} is later than ${own.driverVer?.date ?? 'none'}`;
    case 'version':
      return `its version ${before.driverVer?.version ?? 'none'} is higher than ${own.driverVer?.version ?? 'none'}`;
    case 'tie':
      return 'rank, date and version are no better';
    case 'excluded':
      return 'ExcludeID rules the device out';
    case 'signature':
      return `it names a catalog; ${ranks}`;
    case 'feature':
      return `its FeatureScore is better; ${ranks}`;
    case 'identifier':
      return `it names ${before.match.id}, which says more than ${own.match.id}; ${ranks}`;
  }
}

function rankOf({ rank }: DriverNode): string {
  return printRank(rank.value, rank.wide);
}

/** DriverVer, that of the install section first; or the model. */
function placeOf({ inf }: Subject, { own, lost }: Contest): Span | undefined {
  const ofModel = own.model.hardwareId?.span;
  if (!BY_DRIVER_VER.includes(lost)) return ofModel;
  const line =
    inf.section(own.section.section)?.line('DriverVer') ?? inf.section('Version')?.line('DriverVer');
  return line?.field(1) ? { start: line.span(1).start, end: line.lineSpan.end } : ofModel;
}
