import { printChange, printLoss } from '../engine/select/index.ts';
import { type Paint, PLAIN } from '../rehearsal/index.ts';
import type { Explained, ToldDevice, ToldLoser, ToldMiss, ToldNode } from './explained.ts';

/** Writes an answer for people: devices with a driver, then those without one. */
export function printExplained(explained: Explained, paint: Paint = PLAIN): string[] {
  const { windows, architecture, notes, devices } = explained;
  const without = devices.filter(device => !device.chosen);
  return [
    paint.strong(`Windows ${windows} ${architecture}`),
    ...notes.map(note => paint.faint(note)),
    ...devices.filter(device => device.chosen).flatMap(device => ['', ...printDevice(device, paint)]),
    ...(without.length > 0 ? ['', paint.strong(`Left without a driver (${without.length})`)] : []),
    ...without.flatMap(device => printWithout(device, paint)),
    '',
  ];
}

function printHead({ name, hardwareIds, compatibleIds, lacks }: ToldDevice, paint: Paint): string[] {
  const id = hardwareIds[0] ?? compatibleIds[0] ?? '';
  const head = id === name ? paint.strong(name) : `${paint.strong(name)}  ${paint.faint(id)}`;
  return [head, ...(lacks ? [`    ! ${lacks}`] : [])];
}

function printDevice(device: ToldDevice, paint: Paint): string[] {
  const { chosen, extensions, others, toLose, otherWindows, unmatched } = device;
  const changes = toLose.map(change => printChange(change, 'other'));
  return [
    ...printHead(device, paint),
    paint.good(`  ▸ ${printNode(chosen!)}`),
    ...extensions.map(node => paint.good(`  + ${printNode(node)}`)),
    ...others.flatMap(printLoser),
    ...otherWindows.map(miss => `    ${printMiss(miss)}`),
    ...(unmatched > 0
      ? [paint.faint(`    ${unmatched} of the packages ${unmatched === 1 ? 'does' : 'do'} not name it`)]
      : []),
    ...(changes.length > 0 ? [`  To lose: a signed package that ${changes.join(', or ')}.`] : []),
  ];
}

function printWithout(device: ToldDevice, paint: Paint): string[] {
  const { closest, others, extensions } = device;
  return [
    ...printHead(device, paint).map(line => `  ${line}`),
    ...extensions.map(
      node => `      ${printNode(node)}\n        an extension, and there is no driver to extend`,
    ),
    ...others.flatMap(printLoser).map(line => `  ${line}`),
    ...(closest ? [`      closest: ${printMiss(closest)}`] : []),
  ];
}

function printNode(node: ToldNode): string {
  const { inf, line, models, rank, matchedId, signature, date, driverVersion } = node;
  const version = [date, driverVersion].filter(Boolean).join(' ');
  const place = `${ordinal(node.deviceIndex + 1)} ${node.deviceList} ID`;
  const half = node.infList === 'compatible' ? ', a compatible ID of the INF' : '';
  return `${inf}:${line}  [${models}]  ${rank}  ${signature}  ${version}  matched ${matchedId}, ${place}${half}`;
}

function printLoser(loser: ToldLoser): string[] {
  const why = printLoss(loser.lost, loser.excludedBy);
  const changes = loser.wouldWin.map(change => printChange(change, 'itself'));
  const turned =
    changes.length > 0 ? `would win if it ${changes.join(', or ')}` : 'no single change would make it win';
  return [`    ${printNode(loser)}`, `      ${why}; ${turned}`];
}

function printMiss(miss: ToldMiss): string {
  const where = `${miss.inf}:${miss.line}`;
  if (miss.kind === 'other-windows') {
    return `${where}  names it in [${miss.models}], which this Windows does not take${miss.wouldWin ? '; it would win' : ''}`;
  }
  const asked = miss.id.split('&');
  const own = miss.deviceId.toUpperCase().split('&');
  const rest = asked.filter((part, i) => part.toUpperCase() !== own[i]).join('&');
  return `${where} asks for ${rest ? `${rest} (${miss.id})` : miss.id}; the device has ${miss.deviceId}`;
}

function ordinal(number: number): string {
  const suffix = number % 100 > 10 && number % 100 < 14 ? undefined : ['st', 'nd', 'rd'][(number % 10) - 1];
  return `${number}${suffix ?? 'th'}`;
}
