import { sameName, type Win32Error, win32 } from '../base/index.ts';
import { CM_LOCATE_DEVNODE_NORMAL, CR_SUCCESS, SPOST_PATH, SUOI_FORCEDELETE } from '../setupapi/index.ts';
import { changedSince, changeState, devicesOf, driversNow, remove, type ToolDevice } from './devices.ts';
import { packagesOf } from './packages.ts';
import {
  failed,
  fields,
  NO_MORE_ITEMS,
  REBOOT_REQUIRED,
  SUCCESS,
  type ToolAnswer,
  type Tools,
} from './tool.ts';

/** A command with its switches. */
interface Call {
  readonly tools: Tools;
  readonly names: readonly string[];
  readonly has: (name: string) => boolean;
  /** What follows a switch. */
  readonly after: (name: string) => string | undefined;
}

type Verb = (call: Call) => ToolAnswer;

const TITLE = ['Microsoft PnP Utility', ''];

/**
 * pnputil by its verbs and exit codes; what it writes is ours, for nobody documents that.
 * @see https://learn.microsoft.com/windows-hardware/drivers/devtest/pnputil-command-syntax
 */
export function runPnputil(words: readonly string[], tools: Tools): ToolAnswer {
  const [first = '/?', ...rest] = LEGACY[words[0]?.toLowerCase() ?? ''] ? legacy(words) : words;
  const verb = VERBS[first.toLowerCase()];
  if (!verb)
    return {
      lines: [...TITLE, `${first} is no command.`, ...usage()],
      exitCode: win32('ERROR_INVALID_PARAMETER'),
    };
  const answer = verb(callOf(rest, tools));
  return { ...answer, lines: [...TITLE, ...answer.lines] };
}

function callOf(words: readonly string[], tools: Tools): Call {
  const at = (name: string): number => words.findIndex(word => sameName(word, name));
  return {
    tools,
    names: words.filter(word => !word.startsWith('/')),
    has: name => at(name) >= 0,
    after: name => {
      const next = at(name) < 0 ? undefined : words[at(name) + 1];
      return next?.startsWith('/') ? undefined : next;
    },
  };
}

/** The switches of Windows before 10 1607, and what they are called since. */
const LEGACY: Readonly<Record<string, string>> = {
  '-a': '/add-driver',
  '-d': '/delete-driver',
  '-e': '/enum-drivers',
  '-i': '/install',
  '-f': '/force',
  '-?': '/?',
};

function legacy(words: readonly string[]): string[] {
  const known = words.map(word => LEGACY[word.toLowerCase()] ?? word);
  const verbs = known.filter(word => VERBS[word.toLowerCase()]);
  return [...verbs, ...known.filter(word => !verbs.includes(word))];
}

const VERBS: Readonly<Record<string, Verb>> = {
  '/add-driver': addDriver,
  '/delete-driver': deleteDriver,
  '/enum-drivers': enumDrivers,
  '/enum-devices': enumDevices,
  '/enable-device': call => each(call, 'enable', device => changeState(call.tools.api, device, 'enable')),
  '/disable-device': call => each(call, 'disable', device => changeState(call.tools.api, device, 'disable')),
  '/restart-device': call => each(call, 'restart', device => changeState(call.tools.api, device, 'restart')),
  '/remove-device': call => each(call, 'remove', device => remove(call.tools.api, device)),
  '/scan-devices': scanDevices,
  '/?': () => ({ lines: usage(), exitCode: 0 }),
};

function usage(): string[] {
  return ['Commands:', ...Object.keys(VERBS).map(verb => `  pnputil ${verb}`)];
}

/** Adds packages; with /install for devices too, and then 259 says that no device wanted one. */
function addDriver({ tools, names, has }: Call): ToolAnswer {
  const { api } = tools;
  const infs = names.flatMap(name => tools.infs(name, has('/subdirs')));
  if (infs.length === 0)
    return {
      lines: [failed('find a driver package', win32('ERROR_FILE_NOT_FOUND'))],
      exitCode: win32('ERROR_FILE_NOT_FOUND'),
    };
  const before = driversNow(api);
  const lines: string[] = [];
  let [exitCode, reboot, added]: [Win32Error, boolean, number] = [SUCCESS, false, 0];
  for (const inf of infs) {
    lines.push(`Adding driver package:  ${inf.slice(inf.lastIndexOf('\\') + 1)}`);
    const staged = api.SetupCopyOEMInf({ source: inf, mediaLocation: null, mediaType: SPOST_PATH, style: 0 });
    if (!staged.ret) {
      lines.push(failed('add the driver package', staged.err), '');
      exitCode = staged.err;
      continue;
    }
    added++;
    lines.push('Driver package added successfully.', ...fields({ 'Published Name': staged.component }));
    if (has('/install')) {
      const installed = api.DiInstallDriver({ inf, flags: 0 });
      if (!installed.ret) [exitCode] = [installed.err];
      if (installed.reboot) reboot = true;
    }
    lines.push('');
  }
  const changed = has('/install') ? changedSince(api, before) : [];
  lines.push(...changed.map(({ id, inf }) => `Driver package installed on device: ${id} (${inf})`));
  lines.push(
    ...fields({ 'Total driver packages': String(infs.length), 'Added driver packages': String(added) }),
  );
  if (exitCode !== SUCCESS) return { lines, exitCode };
  if (reboot)
    return {
      lines: [...lines, 'System reboot is needed to complete install operations!'],
      exitCode: REBOOT_REQUIRED,
    };
  return { lines, exitCode: has('/install') && changed.length === 0 ? NO_MORE_ITEMS : SUCCESS };
}

/** Deletes a package, with /uninstall from its devices too. */
function deleteDriver({ tools: { api, windows }, names: [inf = ''], has }: Call): ToolAnswer {
  if (has('/uninstall')) {
    const { ret, err, reboot } = api.DiUninstallDriver({ inf: `${windows}\\INF\\${inf}`, flags: 0 });
    if (!ret) return { lines: [failed('delete the driver package', err)], exitCode: err };
    return {
      lines: ['Driver package uninstalled.', 'Driver package deleted successfully.'],
      exitCode: reboot ? REBOOT_REQUIRED : SUCCESS,
    };
  }
  const { ret, err } = api.SetupUninstallOEMInf({ inf, flags: has('/force') ? SUOI_FORCEDELETE : 0 });
  if (ret) return { lines: ['Driver package deleted successfully.'], exitCode: SUCCESS };
  return { lines: [failed('delete the driver package', err)], exitCode: err };
}

function enumDrivers({ tools, after }: Call): ToolAnswer {
  const wanted = after('/class');
  const found = packagesOf(tools).filter(
    ({ className, classGuid }) =>
      wanted === undefined || sameName(wanted, className) || sameName(wanted, classGuid),
  );
  const lines = found.flatMap(one => [
    ...fields({
      'Published Name': one.published,
      'Original Name': one.original,
      'Provider Name': one.provider,
      'Class Name': one.className,
      'Class GUID': one.classGuid,
      'Driver Version': one.version,
      'Signer Name': one.signer || undefined,
    }),
    '',
  ]);
  return { lines, exitCode: SUCCESS };
}

function enumDevices(call: Call): ToolAnswer {
  const { tools, after, has } = call;
  const wantedId = after('/instanceid');
  const wantedClass = after('/class');
  const problem = after('/problem');
  const found = devicesOf(tools.api, has('/connected') ? 'present' : 'all').filter(
    one =>
      (!has('/disconnected') || !one.isPresent) &&
      (wantedId === undefined || sameName(wantedId, one.id)) &&
      (wantedClass === undefined ||
        sameName(wantedClass, one.className) ||
        sameName(wantedClass, one.classGuid)) &&
      (!has('/problem') || (problem === undefined ? one.problem !== 0 : one.problem === Number(problem))),
  );
  if (found.length === 0) return { lines: ['No devices were found on the system.'], exitCode: SUCCESS };
  return { lines: found.flatMap(one => [...describe(one, call), '']), exitCode: SUCCESS };
}

function describe(one: ToolDevice, { has }: Call): string[] {
  return fields({
    'Instance ID': one.id,
    'Device Description': one.description,
    'Class Name': one.className,
    'Class GUID': one.classGuid,
    'Manufacturer Name': one.manufacturer,
    Status: one.isPresent ? (one.problem === 0 ? 'Started' : 'Problem') : 'Disconnected',
    'Problem Code': one.problem === 0 ? undefined : String(one.problem),
    'Driver Name': one.inf,
    'Hardware IDs': has('/deviceids') ? one.hardwareIds.join(`\n${' '.repeat(24)}`) : undefined,
    'Compatible IDs': has('/deviceids') ? one.compatibleIds.join(`\n${' '.repeat(24)}`) : undefined,
    'Service Name': has('/services') ? one.service : undefined,
  }).flatMap(line => line.split('\n'));
}

/** Does something to the device that is named, or to those of an ID or a class. */
function each(
  { tools: { api }, names, after }: Call,
  what: string,
  act: (device: ToolDevice) => { readonly code: Win32Error; readonly reboot: boolean },
): ToolAnswer {
  const [id] = names;
  const deviceId = after('/deviceid');
  const className = after('/class');
  const found = devicesOf(api, 'all').filter(one =>
    deviceId !== undefined
      ? [...one.hardwareIds, ...one.compatibleIds].some(own => sameName(own, deviceId))
      : className !== undefined
        ? sameName(className, one.className) || sameName(className, one.classGuid)
        : sameName(id ?? '', one.id),
  );
  if (found.length === 0) {
    const code = win32('ERROR_NO_SUCH_DEVINST');
    return { lines: [failed(`${what} device ${id ?? ''}`, code)], exitCode: code };
  }
  const results = found.map(one => ({ one, ...act(one) }));
  const lines = results.map(({ one, code }) =>
    code === SUCCESS ? `${one.id}: done.` : failed(`${what} device ${one.id}`, code),
  );
  const wrong = results.find(({ code }) => code !== SUCCESS);
  if (wrong) return { lines, exitCode: wrong.code };
  return { lines, exitCode: results.some(({ reboot }) => reboot) ? REBOOT_REQUIRED : SUCCESS };
}

function scanDevices({ tools: { api }, after }: Call): ToolAnswer {
  const { devInst } = api.CM_Locate_DevNode({
    id: after('/instanceid') ?? null,
    flags: CM_LOCATE_DEVNODE_NORMAL,
  });
  const code = win32('ERROR_NO_SUCH_DEVINST');
  if (devInst === undefined) return { lines: [failed('find the device', code)], exitCode: code };
  const { cr } = api.CM_Reenumerate_DevNode({ devInst, flags: 0 });
  if (cr !== CR_SUCCESS) return { lines: [failed('scan for devices', cr)], exitCode: 1 };
  return { lines: ['Scanning for device hardware changes.', 'Scan complete.'], exitCode: SUCCESS };
}
