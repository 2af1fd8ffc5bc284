import { win32 } from '../../base/index.ts';
import { type InfLine, locatedFields, readInteger } from '../../inf/index.ts';
import { keepOwn, ownKey } from './own-key.ts';
import { readValue } from './registry/value-data.ts';
import { type Refusal, type SectionWork, untilRefused } from './work.ts';

/** Settings that name no subgroup belong to this one, NO_SUBGROUP_GUID of wdm.h. */
const NO_SUBGROUP = '{fea3413e-7e05-4911-9a71-700331f1c294}';

/**
 * Carries out `AddPowerSetting = section[, …]`.
 * Assumed: a section without a setting ends the installation with ERROR_INVALID_DATA, and one that is not there is
 * passed over; settled by a log of such a package.
 * @see inf-addpowersetting-directive
 */
export function performAddPowerSetting(work: SectionWork, directive: InfLine): Refusal {
  return untilRefused(locatedFields(directive), ({ value: section }) => {
    if (!work.inf.section(section)) return undefined;
    const setting = work.linesNamed(section, 'Setting')[0];
    if (!setting?.field(1)) return win32('ERROR_INVALID_DATA');
    const key = keepSetting(work, section, setting);
    for (const line of work.linesNamed(section, 'Value')) keepChoice(work, line, key);
    for (const line of work.linesNamed(section, 'ValueRange')) keepRange(work, line, key);
    for (const line of work.linesNamed(section, 'Default')) keepDefault(work, line, key);
    return undefined;
  });
}

function keepSetting(work: SectionWork, section: string, setting: InfLine): string {
  const group = work.linesNamed(section, 'SubGroup')[0];
  const groupKey = ownKey('PowerSettings', group?.field(1) || NO_SUBGROUP);
  if (group) keepOwn(work, group, groupKey, named(group, 2));
  const key = `${groupKey}\\${setting.field(1)}`;
  keepOwn(work, setting, key, named(setting, 2));
  return key;
}

/** `guid, [name], [description], [icon]` */
function named(line: InfLine, first: number): Record<string, string | undefined> {
  return {
    Name: line.field(first) || undefined,
    Description: line.field(first + 1) || undefined,
    Icon: line.field(first + 2) || undefined,
  };
}

/** `index, name, [description], type, data` */
function keepChoice(work: SectionWork, line: InfLine, key: string): void {
  const type = readInteger(line.field(4) ?? '') || 0;
  keepOwn(work, line, `${key}\\Values\\${line.field(1)}`, {
    Name: line.field(2),
    Description: line.field(3) || undefined,
    Value: readValue(line, type, 5),
  });
}

/** `least, most, increment, [unit]` */
function keepRange(work: SectionWork, line: InfLine, key: string): void {
  const [least, most, increment] = [1, 2, 3].map(field => readInteger(line.field(field) ?? '') || 0);
  keepOwn(work, line, `${key}\\Range`, {
    Least: least,
    Most: most,
    Increment: increment,
    Unit: line.field(4) || undefined,
  });
}

/** `scheme, 0 plugged in or 1 on battery, index or value` */
function keepDefault(work: SectionWork, line: InfLine, key: string): void {
  const name = readInteger(line.field(2) ?? '') === 1 ? 'OnBattery' : 'PluggedIn';
  keepOwn(work, line, `${key}\\Defaults\\${line.field(1)}`, {
    [name]: readInteger(line.field(3) ?? '') || 0,
  });
}
