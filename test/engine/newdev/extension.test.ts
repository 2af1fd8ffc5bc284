import { expect, test } from 'vitest';
import { PlugAndPlayService } from '../../../src/engine/index.ts';
import { textOf } from '../../../src/machine/index.ts';
import { everyEvent } from '../../../src/story/index.ts';
import { NewdevWorld } from './world.ts';

const MONITOR = 'DISPLAY\\GSM5B9A\\4&BB010AB&1&UID20549';
const EXTENSION = '{3846ad8c-dd27-433d-ab89-453654cd542a}';

function inf(of: { extension?: string; id: string; date: string; more: string }): string {
  const isExtension = of.extension !== undefined;
  return [
    '[Version]',
    'Signature="$Windows NT$"',
    `Class=${isExtension ? 'Extension' : 'SoftwareComponent'}`,
    `ClassGuid=${isExtension ? '{e2f84ce7-8efa-411c-aa69-97454ca4cb57}' : '{5c4c3332-344d-483c-8739-259e934c9cc8}'}`,
    'Provider="Contoso"',
    ...(isExtension ? [`ExtensionId=${of.extension}`] : []),
    `DriverVer=${of.date}`,
    'CatalogFile=toaster.cat',
    'PnpLockdown=1',
    '[Manufacturer]',
    '"Contoso"=Models,NTamd64.10.0...16299',
    '[Models.NTamd64.10.0...16299]',
    `"Contoso"=Install,${of.id}`,
    '[Install.NT]',
    'AddReg=Registry',
    '[Registry]',
    'HKR,,Size,0x00010001,7',
    ...(isExtension ? [] : ['[Install.NT.Services]', 'AddService=,2']),
    of.more,
  ].join('\r\n');
}

const COMPONENT = [
  '[Install.NT.Components]',
  'AddComponent=ContosoMonitorApp,,Component',
  '[Component]',
  'ComponentIDs=GSM9E8C',
].join('\r\n');

function plugged() {
  const at = new NewdevWorld('11', {
    verifier: () => ({ kind: 'system', signer: 'Microsoft', score: 0x0d000005 }),
  });
  const staged = (folder: string, text: string): void => {
    const source = at.package(`C:\\${folder}`, text);
    at.api.SetupCopyOEMInf({ source, mediaType: 1, style: 0 });
  };
  at.plug(MONITOR, ['MONITOR\\GSM5B9A'], { compatibleIds: ['*PNP09FF'] });
  const service = new PlugAndPlayService(at.transaction, { tell: event => void at.events.push(event) });
  return { at, staged, service };
}

function driverOf({ transaction: { registry } }: NewdevWorld, id: string): string | undefined {
  const driver = textOf(registry.value(`HKLM\\SYSTEM\\CurrentControlSet\\Enum\\${id}`, 'Driver'));
  return (
    driver && textOf(registry.value(`HKLM\\SYSTEM\\CurrentControlSet\\Control\\Class\\${driver}`, 'InfPath'))
  );
}

const component = ({ transaction }: NewdevWorld): string | undefined =>
  transaction.running.list('devnode').find(({ name }) => /^SWD\\DRIVERENUM\\/i.test(name))?.name;

/** Recordings 118: base driver, its extension, and then the component as a device of its own. */
test('a monitor with an extension that brings a component', () => {
  const { at, staged, service } = plugged();
  staged(
    'extension',
    inf({ extension: EXTENSION, id: 'MONITOR\\GSM5B9A', date: '09/26/2024,1.1.2024.926', more: COMPONENT }),
  );
  service.install([MONITOR]);
  expect(driverOf(at, MONITOR)).toBe('monitor.inf');
  const child = component(at);
  expect(child).toMatch(/^SWD\\DRIVERENUM\\\{3846AD8C-DD27-433D-AB89-453654CD542A\}#CONTOSOMONITORAPP&/i);
  expect(driverOf(at, child!)).toBe('c_swcomponent.inf');
  const sections = at.events.flatMap(event => (event.kind === 'section' ? [event.about] : []));
  expect(sections.slice(-2).map(id => id?.toUpperCase())).toEqual([MONITOR, child?.toUpperCase()]);
});

test('the newest extension of each ExtensionId counts, whatever its rank', () => {
  const { at, staged, service } = plugged();
  staged('new', inf({ extension: EXTENSION, id: '*PNP09FF', date: '09/26/2024,1.0.0.0', more: COMPONENT }));
  staged('old', inf({ extension: EXTENSION, id: 'MONITOR\\GSM5B9A', date: '09/26/2020,1.0.0.0', more: '' }));
  service.install([MONITOR]);
  expect(component(at)).toBeDefined();
});

test('the component gets a better driver when one is staged', () => {
  const { at, staged, service } = plugged();
  staged(
    'extension',
    inf({ extension: EXTENSION, id: 'MONITOR\\GSM5B9A', date: '09/26/2024,1.0.0.0', more: COMPONENT }),
  );
  service.install([MONITOR]);
  const child = component(at)!;
  staged('component', inf({ id: 'SWC\\GSM9E8C', date: '09/26/2024,1.0.0.0', more: '' }));
  service.lookForBetter([child]);
  expect(driverOf(at, child)).toBe('oem1.inf');
});

test('an extension that comes later is applied to the device that has its base driver', () => {
  const { at, service } = plugged();
  service.install([MONITOR]);
  expect(component(at)).toBeUndefined();
  const text = inf({
    extension: EXTENSION,
    id: 'MONITOR\\GSM5B9A',
    date: '09/26/2024,1.0.0.0',
    more: COMPONENT,
  });
  const path = at.package('C:\\later', text);
  expect(at.api.DiInstallDriver({ inf: path, flags: 0 }).ret).toBe(true);
  expect(component(at)).toBeDefined();
  expect([...everyEvent(at.events)].some(event => event.kind === 'section')).toBe(true);
});
