import { describe, expect, it } from 'vitest';
import { Unanswered } from '../../src/setupapi/index.ts';
import { runToaster, toaster } from './running.ts';

const app = (entry: string): ReturnType<typeof toaster> => toaster({ applications: `[{ ${entry} }]` });
const MSI = `name: Panel, msi: p.msi, detect: { productCode: '{P}', version: 1.2.0.0 }`;
const EXE = `name: Tool, exe: tool/setup.exe, arguments: /S, uninstall: 'C:\\Tool\\un.exe /S'`;

describe('installed if it is not yet: SF5, IA18', () => {
  it.each([
    ['not there', [], true],
    ['an older one', [{ code: '{P}', version: '1.1.9.9' }], true],
    ['a part counts as a number', [{ code: '{P}', version: '1.10.0.0' }], false],
    ['the same', [{ code: '{P}', version: '1.2.0.0' }], false],
    ['the same with fewer parts', [{ code: '{P}', version: '1.2' }], false],
    ['a newer one', [{ code: '{P}', version: '2.0' }], false],
    ['one of no version', [{ code: '{P}' }], false],
    ['another product', [{ code: '{Q}', version: '9' }], true],
  ])('%s', (_, installed, runs) => {
    const told = runToaster({}, { application: app(`${MSI}, requiredBecause: keys`), desk: { installed } });
    expect(told.desk.ran).toHaveLength(runs ? 1 : 0);
    const kinds = told.report.steps.map(({ kind }) => kind);
    expect(kinds).toContain(runs ? 'application-ran' : 'application-present');
  });

  it.each([
    ['productCode', `{ productCode: '{P}' }`, [{ code: '{P}' }]],
    ['upgradeCode', `{ upgradeCode: '{U}' }`, [{ code: '{U}' }]],
    ['name', '{ name: Tool }', [{ name: 'Tool' }]],
  ])('found by its %s', (_, detect, installed) => {
    const application = app(`${EXE}, detect: ${detect}, requiredBecause: keys`);
    expect(runToaster({}, { application, desk: { installed } }).desk.ran).toEqual([]);
    expect(runToaster({}, { application }).desk.ran).toEqual(['"D:\\tool\\setup.exe" /S']);
  });

  it('one for another architecture is not for this one', () => {
    const application = app(
      `name: Panel, msi: { x86: a.msi, arm64: b.msi }, detect: { productCode: '{P}' }, requiredBecause: keys`,
    );
    expect(runToaster({}, { application }).desk.ran).toEqual([]);
    const [ran] = runToaster({}, { application, architecture: 'arm64' }).desk.ran;
    expect(ran).toContain('D:\\b.msi');
  });

  it('not where a package failed: its device could not use it', () => {
    expect(runToaster({ verify: 'ERROR_NO_CATALOG_FOR_OEM_INF' }).desk.ran).toEqual([]);
  });
});

describe('what a program ends with', () => {
  const own = '{ success: [0, 7], restart: [8] }';
  it.each([
    ['an MSI', MSI, 0, 'succeeded', 'none', 0],
    ['an MSI', MSI, 3010, 'restart needed', 'needed', 3010],
    ['an MSI', MSI, 1641, 'restart begun', 'begun', 1641],
    ['an MSI', MSI, 1603, 'failed', 'none', 1603],
    ['an EXE', `${EXE}, detect: { name: Tool }, exitCodes: ${own}`, 7, 'succeeded', 'none', 0],
    ['an EXE', `${EXE}, detect: { name: Tool }, exitCodes: ${own}`, 8, 'restart needed', 'needed', 3010],
    ['an EXE', `${EXE}, detect: { name: Tool }, exitCodes: ${own}`, 3010, 'failed', 'none', 3010],
    ['an EXE', `${EXE}, detect: { name: Tool }`, 1, 'failed', 'none', 1],
  ])('%s, %s: %i is %s', (_, entry, end, result, restart, exitCode) => {
    const application = app(`${entry}, requiredBecause: keys`);
    const told = runToaster({}, { application, switches: '/q', desk: { ends: { '"': end } } });
    expect(told.report.steps).toContainEqual(expect.objectContaining({ kind: 'application-ran', result }));
    expect(told.report.restart).toBe(restart);
    expect(told.exitCode).toBe(exitCode);
  });

  it('one that does not start is an error, and the drivers stand', () => {
    const told = runToaster({}, { desk: { ends: { msiexec: 'ERROR_FILE_NOT_FOUND' } } });
    expect(told).toMatchObject({ exitCode: 2, dpinstCode: 0x100, report: { outcome: 'failed' } });
  });
});

describe('nobody is made to take an application: N8', () => {
  it.each([
    ['install', 1],
    ['do without', 0],
  ])('asked, and answered: %s', (answer, runs) => {
    const told = runToaster({}, { application: app(MSI), desk: { answers: { 'Install Panel?': answer } } });
    expect(told.desk.ran).toHaveLength(runs);
    expect(told.exitCode).toBe(0);
  });

  it('a question that nobody answers reaches whoever runs it', () => {
    expect(() => runToaster({}, { application: app(MSI) })).toThrow(Unanswered);
  });

  it('silently by a switch', () => {
    const told = runToaster({}, { application: app(MSI), switches: '/q --without panel' });
    expect(told.desk.ran).toEqual([]);
    expect(told.report.steps).toContainEqual({ kind: 'application-declined', name: 'Panel' });
  });

  it('where the device needs it the report says why', () => {
    const { report } = runToaster();
    expect(report.steps).toContainEqual(
      expect.objectContaining({ kind: 'application-ran', because: 'keys' }),
    );
  });
});

describe('among the installed programs: IA21', () => {
  it('with the command that removes it, what it installed, and what it needs for that', () => {
    const { desk, calls } = runToaster();
    expect([...desk.entries]).toEqual([
      [
        'Contoso Toaster',
        {
          name: 'Contoso Toaster',
          version: '1.2.0.0',
          uninstall: '"C:\\Program Files\\Contoso\\Toaster\\setup64.exe" --uninstall',
          hidden: false,
          remembers: ['Panel'],
        },
      ],
    ]);
    const copied = calls.filter(
      ({ name, of }) => name === 'SetupQueueCopy' && of['target'] === 'C:\\Program Files\\Contoso\\Toaster',
    );
    expect(copied.map(({ of }) => of['sourceFile'])).toEqual(['setup64.exe', 'setup.exe']);
  });

  it('a program that is not on the medium is a warning', () => {
    const { report } = runToaster({ missing: ['D:\\setup64.exe'] });
    expect(report.steps).toContainEqual({ kind: 'warned', text: 'setup64.exe is not on the medium' });
    expect(report.outcome).toBe('done');
  });

  it('/sa: kept, and not in the list', () => {
    const { desk } = runToaster({}, { switches: '/sa' });
    expect(desk.entries.get('Contoso Toaster')).toMatchObject({ hidden: true, remembers: ['Panel'] });
  });

  it('what others installed is not its own', () => {
    const { desk } = runToaster({}, { desk: { installed: [{ code: '{P}' }] } });
    expect(desk.entries.get('Contoso Toaster')!.remembers).toEqual([]);
  });

  it('what it installed before stays its own', () => {
    const entry = { name: 'Contoso Toaster', uninstall: 'x', hidden: false, remembers: ['Old'] };
    const { desk } = runToaster({}, { desk: { entries: { 'Contoso Toaster': entry } } });
    expect(desk.entries.get('Contoso Toaster')!.remembers).toEqual(['Old', 'Panel']);
  });
});
