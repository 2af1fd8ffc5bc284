import { describe, expect, it } from 'vitest';
import type { Architecture } from '../../src/base/index.ts';
import { EngineSetupApi } from '../../src/engine/index.ts';
import { Transaction, textOf, type Wanted } from '../../src/machine/index.ts';
import { INF_STYLE_WIN4, SPINST_ALL, SPINST_FILES } from '../../src/setupapi/index.ts';
import { emptyMachine, facts, origin } from '../machine/machines.ts';

const FOLDER = 'C:\\Contoso';
const KEY = 'HKLM\\SOFTWARE\\Contoso';
const HEAD = '[Version]\nSignature="$Windows NT$"\n';
const COMPLETE = `${HEAD}Provider=Contoso\nClass=System\nClassGuid={4d36e97d-e325-11ce-bfc1-08002be10318}\n`;
const ADD = '[A]\nHKLM,SOFTWARE\\Contoso,V,,x\n';
const SERVICE = '[S]\nServiceType=0x10\nStartType=2\nErrorControl=1\nServiceBinary=%11%\\c.exe\n';

/** A program on a machine with some files. */
function program(
  files: Readonly<Record<string, string>>,
  release = '11',
  architecture: Architecture = 'amd64',
) {
  const transaction = new Transaction(emptyMachine(facts(release)));
  for (const [name, text] of Object.entries(files)) {
    put(transaction, {
      kind: 'file',
      path: `${FOLDER}\\${name}`,
      after: transaction.volume.content(Buffer.from(text)),
    });
  }
  const verifier = () => ({ kind: 'system', signer: 'Microsoft', score: 0x0d000005 }) as const;
  const api = new EngineSetupApi(transaction, { architecture, currentDirectory: FOLDER, verifier });
  const open = (name = 'c.inf') =>
    api.SetupOpenInfFile({ path: `${FOLDER}\\${name}`, style: INF_STYLE_WIN4 }).inf;
  const value = (name = 'V', key = KEY) => textOf(transaction.registry.value(key, name));
  return { transaction, api, open, value };
}

function put(transaction: Transaction, wanted: Wanted): void {
  transaction.change(wanted, origin);
}

describe('SetupInstallFromInfSection', () => {
  it('gives HKR the key that it is told', () => {
    const { api, open, value } = program({ 'c.inf': `${HEAD}[I]\nAddReg=A\n[A]\nHKR,Sub,V,,x\n` });
    const of = { inf: open(), section: 'I', flags: SPINST_ALL };
    expect(api.SetupInstallFromInfSection({ ...of, relativeKeyRoot: KEY })).toEqual({ ret: true, err: 0 });
    expect(value('V', `${KEY}\\Sub`)).toBe('x');
  });

  it('copies files from the folder of the INF, or from where it is told', () => {
    const text = `${HEAD}[I]\nCopyFiles=@c.sys\n[DestinationDirs]\nDefaultDestDir=12\n[SourceDisksNames]\n1=Disk,,,sub\n[SourceDisksFiles]\nc.sys=1\n`;
    const { api, open, transaction } = program({
      'c.inf': text,
      'sub\\c.sys': 'one',
      'd\\sub\\c.sys': 'two',
    });
    const copied = (sourceRoot?: string): string | undefined => {
      api.SetupInstallFromInfSection({
        inf: open(),
        section: 'I',
        flags: SPINST_FILES,
        sourceRoot: sourceRoot ?? null,
      });
      const bytes = transaction.volume.file('C:\\windows\\system32\\drivers\\c.sys')?.bytes();
      return bytes && Buffer.from(bytes).toString();
    };
    expect([copied(), copied(`${FOLDER}\\d\\`)]).toEqual(['one', 'two']);
    const gone = { inf: open(), section: 'I', flags: SPINST_FILES, sourceRoot: 'E:\\' };
    // Assumed, as spec/findings.md has it: a missing folder is ERROR_PATH_NOT_FOUND.
    expect(api.SetupInstallFromInfSection(gone)).toEqual({ ret: false, err: 3 });
  });

  it('of a program of 32 bits writes where that program reads', () => {
    const { api, open, value } = program({ 'c.inf': `${HEAD}[I]\nAddReg=A\n${ADD}` }, '11', 'x86');
    api.SetupInstallFromInfSection({ inf: open(), section: 'I', flags: SPINST_ALL });
    expect([value(), value('V', 'HKLM\\SOFTWARE\\Wow6432Node\\Contoso')]).toEqual([undefined, 'x']);
  });

  it('reads included INFs where Windows keeps them', () => {
    const { api, open, value, transaction } = program({ 'c.inf': `${HEAD}[I]\nInclude=o.inf\nNeeds=N\n` });
    const bytes = Buffer.from(`${HEAD}[N]\nAddReg=A\n${ADD}`);
    put(transaction, {
      kind: 'file',
      path: 'C:\\windows\\inf\\o.inf',
      after: transaction.volume.content(bytes),
    });
    api.SetupInstallFromInfSection({ inf: open(), section: 'I', flags: SPINST_ALL });
    expect(value()).toBe('x');
  });
});

describe('SetupInstallServicesFromInfSection', () => {
  const text = `${HEAD}[I.Services]\nAddService=C,,S\n${SERVICE}[D]\nDelService=C\n`;

  it('counts its flags for every service', () => {
    const { api, open, transaction } = program({ 'c.inf': text });
    const inf = open();
    const NOCLOBBER_STARTTYPE = 0x10;
    const key = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\C';
    put(transaction, { kind: 'value', key, name: 'Type', after: { type: 4, data: 0x10 } });
    put(transaction, { kind: 'value', key, name: 'Start', after: { type: 4, data: 4 } });
    api.SetupInstallServicesFromInfSectionEx({ inf, section: 'I.Services', flags: NOCLOBBER_STARTTYPE });
    expect(transaction.registry.value(key, 'Start')?.data).toBe(4);
  });

  it('says that a restart is needed', () => {
    const { api, open, transaction } = program({ 'c.inf': text });
    const inf = open();
    api.SetupInstallServicesFromInfSection({ inf, section: 'I.Services', flags: 0 });
    put(transaction, { kind: 'running', what: 'service', name: 'C', after: { state: 'running' } });
    const answer = api.SetupInstallServicesFromInfSection({ inf, section: 'D', flags: 0 });
    expect(answer).toEqual({ ret: true, err: 3010 });
  });
});

describe('InstallHinfSection', () => {
  const install = `${HEAD}[DefaultInstall]\nAddReg=A\n${ADD}`;
  const path = `${FOLDER}\\c.inf`;

  it.each([
    [
      'the section for the platform',
      `${install}[DefaultInstall.NTamd64]\nAddReg=B\n[B]\nHKLM,SOFTWARE\\Contoso,V,,y\n`,
      'y',
    ],
    ['the plain one without', install, 'x'],
  ])('carries out %s', (_, text, expected) => {
    const { api, value } = program({ 'c.inf': text });
    api.InstallHinfSection({ section: 'DefaultInstall', mode: 132, path });
    expect(value()).toBe(expected);
  });

  it.each([
    [128, undefined],
    [129, 'at once'],
    [130, 'ask'],
    [131, 'at once'],
    [132, 'ask'],
  ])('mode %i with a restart needed: %s', (mode, restart) => {
    const { api, transaction } = program({ 'c.inf': `${install}[DefaultInstall.Services]\nDelService=C\n` });
    const key = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\C';
    put(transaction, { kind: 'value', key, name: 'Type', after: { type: 4, data: 1 } });
    put(transaction, { kind: 'running', what: 'service', name: 'C', after: { state: 'running' } });
    expect(api.InstallHinfSection({ section: 'DefaultInstall', mode, path }).restart).toBe(restart);
  });

  it.each([
    [128, undefined],
    [129, 'at once'],
    [130, 'ask'],
    [131, undefined],
    [132, undefined],
  ])('mode %i with none needed: %s', (mode, restart) => {
    const { api } = program({ 'c.inf': install });
    expect(api.InstallHinfSection({ section: 'DefaultInstall', mode, path }).restart).toBe(restart);
  });

  // creating-a-primitive-driver
  const uninstall = (body: string): string =>
    `${COMPLETE}[DefaultInstall.NTamd64]\nAddReg=A\n${ADD}[DefaultUninstall.NTamd64]\n${body}DelReg=D\n[D]\nHKLM,SOFTWARE\\Contoso,V\nHKLM,SOFTWARE\\Contoso,Other\n`;

  it.each([
    ['of a primitive driver', uninstall('LegacyUninstall=1\n'), '10.0.18362', 'kept'],
    ['of a primitive driver before 1903', uninstall('LegacyUninstall=1\n'), '10.0.17763', undefined],
    ['of no primitive driver', uninstall(''), '10.0.18362', undefined],
  ])('of [DefaultUninstall] %s', (_, text, release, other) => {
    const signed = text.replace('[Version]\n', '[Version]\nCatalogFile=c.cat\n');
    const { api, value, transaction } = program({ 'c.inf': signed, 'c.cat': 'catalog' }, release);
    const key = 'HKLM\\SOFTWARE\\Contoso';
    put(transaction, { kind: 'value', key, name: 'Other', after: { type: 1, data: 'kept' } });
    api.InstallHinfSection({ section: 'DefaultInstall', mode: 132, path });
    expect(value()).toBe('x');
    api.InstallHinfSection({ section: 'DefaultUninstall', mode: 132, path });
    expect(value()).toBeUndefined();
    expect(transaction.registry.value(key, 'Other')?.data).toBe(other);
  });
});
