import { expect, test } from 'vitest';
import { isRestricted, type RestrictedDevice } from '../../../src/engine/install/index.ts';
import type { Restrictions } from '../../../src/machine/index.ts';

const NONE: Restrictions = {
  denyOthers: false,
  denyRemovable: false,
  allowAdministrators: false,
  layered: false,
};
const CLASS = '{36fc9e60-c465-11cf-8056-444553540000}';
const DEVICE: RestrictedDevice = {
  instanceId: 'USB\\VID_1209&PID_7057\\A1',
  ids: ['USB\\VID_1209&PID_7057&REV_0100', 'USB\\VID_1209&PID_7057', 'USB\\COMPOSITE'],
  classGuid: CLASS,
  removable: true,
  byAdministrator: false,
};

/** What policy-csp-deviceinstallation says, a sentence each. */
test.each<[string, Partial<Restrictions>, boolean]>([
  ['no policy', {}, false],
  ['what no policy describes is prevented', { denyOthers: true }, true],
  ['an allowed ID is described', { denyOthers: true, allowIds: ['usb\\vid_1209&pid_7057'] }, false],
  ['an ID is compared whole', { denyOthers: true, allowIds: ['USB\\VID_1209'] }, true],
  ['a compatible ID counts too', { denyIds: ['USB\\COMPOSITE'] }, true],
  ['an allowed class is described', { denyOthers: true, allowClasses: [CLASS] }, false],
  ['a denied class', { denyClasses: [CLASS.toUpperCase()] }, true],
  ['a denied instance', { denyInstances: [DEVICE.instanceId] }, true],
  ['removable devices', { denyRemovable: true }, true],
  [
    'what denies takes precedence',
    { denyIds: ['USB\\COMPOSITE'], allowIds: ['USB\\VID_1209&PID_7057'] },
    true,
  ],
  ['also over an allowed class', { denyIds: ['USB\\COMPOSITE'], allowClasses: [CLASS] }, true],
  [
    'in layers an instance takes precedence over IDs',
    { layered: true, denyIds: ['USB\\COMPOSITE'], allowInstances: [DEVICE.instanceId] },
    false,
  ],
  [
    'in layers IDs take precedence over classes',
    { layered: true, denyClasses: [CLASS], allowIds: ['USB\\COMPOSITE'] },
    false,
  ],
  [
    'in layers classes take precedence over removable',
    { layered: true, denyRemovable: true, allowClasses: [CLASS] },
    false,
  ],
  [
    'within a layer what denies takes precedence',
    { layered: true, denyIds: ['USB\\COMPOSITE'], allowIds: ['USB\\VID_1209&PID_7057'] },
    true,
  ],
])('%s', (_, policies, expected) => {
  expect(isRestricted({ ...NONE, ...policies }, DEVICE)).toBe(expected);
});

test('administrators may override where a policy lets them', () => {
  const policies = { ...NONE, denyOthers: true, allowAdministrators: true };
  expect(isRestricted(policies, DEVICE)).toBe(true);
  expect(isRestricted(policies, { ...DEVICE, byAdministrator: true })).toBe(false);
});

test('a device that is not removable is none of those', () => {
  expect(isRestricted({ ...NONE, denyRemovable: true }, { ...DEVICE, removable: false })).toBe(false);
});
