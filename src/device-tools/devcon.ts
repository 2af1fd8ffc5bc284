import { foldCase, sameName } from '../base/index.ts';
import {
  CM_LOCATE_DEVNODE_NORMAL,
  DICD_GENERATE_ID,
  DIF_REGISTERDEVICE,
  INSTALLFLAG_FORCE,
  SPDRP_HARDWAREID,
  SPOST_PATH,
  SUOI_FORCEDELETE,
} from '../setupapi/index.ts';
import { type Changed, changeState, devicesOf, remove, type ToolDevice } from './devices.ts';
import { packagesOf } from './packages.ts';
import { failed, SUCCESS, type ToolAnswer, type Tools } from './tool.ts';

/** Exit codes. @see https://learn.microsoft.com/windows-hardware/drivers/devtest/device-console--devcon-exe- */
const DONE = 0;
const REBOOT = 1;
const FAILED = 2;
const SYNTAX = 3;

type Verb = (tools: Tools, words: readonly string[]) => ToolAnswer;

/**
 * DevCon by its verbs and exit codes; what it writes is ours, close to its own.
 * @see https://learn.microsoft.com/windows-hardware/drivers/devtest/devcon-general-commands
 */
export function runDevcon(words: readonly string[], tools: Tools): ToolAnswer {
  const [name = 'help', ...rest] = words.filter(word => !/^\/r$/i.test(word));
  const verb = VERBS[name.toLowerCase()];
  if (!verb) return { lines: [`${name} is no command`, ...help()], exitCode: SYNTAX };
  return verb(tools, rest);
}

const VERBS: Readonly<Record<string, Verb>> = {
  find: (tools, words) => listed(devicesOf(tools.api, 'present'), words, plain),
  findall: (tools, words) => listed(devicesOf(tools.api, 'all'), words, plain),
  hwids: (tools, words) => listed(devicesOf(tools.api, 'present'), words, identifiers),
  status: (tools, words) => listed(devicesOf(tools.api, 'present'), words, status),
  enable: (tools, words) => changed(tools, words, 'Enabled', one => changeState(tools.api, one, 'enable')),
  disable: (tools, words) => changed(tools, words, 'Disabled', one => changeState(tools.api, one, 'disable')),
  restart: (tools, words) =>
    changed(tools, words, 'Restarted', one => changeState(tools.api, one, 'restart')),
  remove: (tools, words) => changed(tools, words, 'Removed', one => remove(tools.api, one)),
  rescan,
  install,
  update: (tools, words) => update(tools, words),
  updateni: (tools, words) => update(tools, words),
  dp_add: addPackage,
  dp_delete: deletePackage,
  dp_enum: enumPackages,
  help: () => ({ lines: help(), exitCode: DONE }),
};

function help(): string[] {
  return ['Commands:', ...Object.keys(VERBS).map(verb => `  devcon ${verb}`)];
}

/** Whether an ID of DevCon means a device: `@` an instance ID, `=` a class, `'` as it is, `*` anything. */
function means(word: string, device: ToolDevice): boolean {
  if (word.startsWith('='))
    return sameName(word.slice(1), device.className) || sameName(word.slice(1), device.classGuid);
  if (word.startsWith('@')) return like(word.slice(1), device.id);
  const own = [...device.hardwareIds, ...device.compatibleIds];
  if (word.startsWith("'")) return own.some(id => sameName(id, word.slice(1)));
  return own.some(id => like(word, id));
}

function like(pattern: string, text: string): boolean {
  const parts = foldCase(pattern)
    .split('*')
    .map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(foldCase(text));
}

/** A class and IDs: both must fit; of several IDs one. */
function chosen(devices: readonly ToolDevice[], words: readonly string[]): ToolDevice[] {
  const classes = words.filter(word => word.startsWith('='));
  const ids = words.filter(word => !word.startsWith('='));
  return devices.filter(
    device =>
      classes.every(word => means(word, device)) &&
      (ids.length === 0 ? classes.length > 0 : ids.some(word => means(word, device))),
  );
}

function listed(
  devices: readonly ToolDevice[],
  words: readonly string[],
  print: (device: ToolDevice) => string[],
): ToolAnswer {
  if (words.length === 0) return { lines: ['an ID is missing: * is every device'], exitCode: SYNTAX };
  const found = chosen(devices, words);
  const lines =
    found.length === 0
      ? ['No matching devices found.']
      : [...found.flatMap(print), `${found.length} matching device(s) found.`];
  return { lines, exitCode: DONE };
}

function plain({ id, description }: ToolDevice): string[] {
  return [`${id.padEnd(60)}: ${description}`];
}

function identifiers({ id, description, hardwareIds, compatibleIds }: ToolDevice): string[] {
  const part = (title: string, ids: readonly string[]): string[] =>
    ids.length === 0 ? [] : [`    ${title}:`, ...ids.map(one => `        ${one}`)];
  return [
    id,
    `    Name: ${description}`,
    ...part('Hardware IDs', hardwareIds),
    ...part('Compatible IDs', compatibleIds),
  ];
}

function status({ id, description, problem }: ToolDevice): string[] {
  const state = problem === 0 ? 'Driver is running.' : `Device has a problem: ${problem}.`;
  return [id, `    Name: ${description}`, `    ${state}`];
}

function changed(
  { api }: Tools,
  words: readonly string[],
  done: string,
  act: (device: ToolDevice) => Changed,
): ToolAnswer {
  if (words.length === 0) return { lines: ['an ID is missing: * is every device'], exitCode: SYNTAX };
  const results = chosen(devicesOf(api, 'present'), words).map(one => ({ one, ...act(one) }));
  if (results.length === 0) return { lines: ['No matching devices found.'], exitCode: FAILED };
  const lines = results.map(({ one, code, reboot }) =>
    code === SUCCESS
      ? `${one.id.padEnd(60)}: ${done}${reboot ? ' on reboot' : ''}`
      : `${one.id.padEnd(60)}: ${failed('do it', code)}`,
  );
  if (results.every(({ code }) => code !== SUCCESS)) return { lines, exitCode: FAILED };
  return { lines, exitCode: results.some(({ reboot }) => reboot) ? REBOOT : DONE };
}

function rescan({ api }: Tools): ToolAnswer {
  const { devInst } = api.CM_Locate_DevNode({ id: null, flags: CM_LOCATE_DEVNODE_NORMAL });
  const { ret } = api.CM_Reenumerate_DevNode({ devInst: devInst ?? 0, flags: 0 });
  return ret
    ? { lines: ['Scanning for new hardware.', 'Scanning completed.'], exitCode: DONE }
    : { lines: ['Scanning failed.'], exitCode: FAILED };
}

/** Makes a device below Root with a hardware ID and gives it the driver of an INF. @see devcon-install */
function install(tools: Tools, [inf, hardwareId]: readonly string[]): ToolAnswer {
  if (inf === undefined || hardwareId === undefined)
    return { lines: ['devcon install <inf> <hardware ID>'], exitCode: SYNTAX };
  const { api } = tools;
  const { classGuid, name } = api.SetupDiGetINFClass({ inf });
  if (classGuid === undefined || name === undefined)
    return { lines: [failed('read the class of the INF', api.lastError)], exitCode: FAILED };
  const { set } = api.SetupDiCreateDeviceInfoList({ class: classGuid });
  const made = api.SetupDiCreateDeviceInfo({ set, name, class: classGuid, flags: DICD_GENERATE_ID });
  const device = made.device ?? null;
  const written = api.SetupDiSetDeviceRegistryProperty({
    set,
    device,
    property: SPDRP_HARDWAREID,
    value: [hardwareId],
  });
  const registered = api.SetupDiCallClassInstaller({ function: DIF_REGISTERDEVICE, set, device });
  if (!made.ret || !written.ret || !registered.ret)
    return { lines: [failed('make the device', api.lastError)], exitCode: FAILED };
  const updated = update(tools, [inf, hardwareId]);
  return { ...updated, lines: ['Device node created.', ...updated.lines] };
}

/** Forces the driver of an INF on all devices with a hardware ID. */
function update({ api }: Tools, [inf, hardwareId]: readonly string[]): ToolAnswer {
  if (inf === undefined || hardwareId === undefined)
    return { lines: ['devcon update <inf> <hardware ID>'], exitCode: SYNTAX };
  const { ret, err, reboot } = api.UpdateDriverForPlugAndPlayDevices({
    hardwareId,
    inf,
    flags: INSTALLFLAG_FORCE,
  });
  if (!ret) return { lines: [failed('update the drivers', err)], exitCode: FAILED };
  return {
    lines: [`Drivers installed successfully.${reboot ? ' A reboot is needed.' : ''}`],
    exitCode: reboot ? REBOOT : DONE,
  };
}

function addPackage({ api }: Tools, [inf]: readonly string[]): ToolAnswer {
  if (inf === undefined) return { lines: ['devcon dp_add <inf>'], exitCode: SYNTAX };
  const staged = api.SetupCopyOEMInf({ source: inf, mediaLocation: null, mediaType: SPOST_PATH, style: 0 });
  if (!staged.ret) return { lines: [failed('add the driver package', staged.err)], exitCode: FAILED };
  return { lines: [`Driver package '${staged.component}' added.`], exitCode: DONE };
}

function deletePackage({ api }: Tools, words: readonly string[]): ToolAnswer {
  const inf = words.find(word => !/^-f$/i.test(word));
  if (inf === undefined) return { lines: ['devcon [-f] dp_delete <oemN.inf>'], exitCode: SYNTAX };
  const { ret, err } = api.SetupUninstallOEMInf({ inf, flags: words.length > 1 ? SUOI_FORCEDELETE : 0 });
  return ret
    ? { lines: [`Driver package '${inf}' deleted.`], exitCode: DONE }
    : { lines: [failed(`delete ${inf}`, err)], exitCode: FAILED };
}

function enumPackages(tools: Tools): ToolAnswer {
  const lines = packagesOf(tools).flatMap(one => [
    one.published,
    `    Provider: ${one.provider}`,
    `    Class: ${one.className}`,
    `    Version: ${one.version}`,
  ]);
  return {
    lines: lines.length === 0 ? ['There are no third-party driver packages on this machine.'] : lines,
    exitCode: DONE,
  };
}
