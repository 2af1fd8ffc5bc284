import { win32 } from '../../base/index.ts';
import { type InfLine, locatedFields } from '../../inf/index.ts';
import { keepOwn, ownKey } from './own-key.ts';
import { type Refusal, type SectionWork, untilRefused } from './work.ts';

/** What a logical configuration is for. */
type LogConfigKind = 'Basic' | 'Override';

const RESOURCES = ['IOConfig', 'MemConfig', 'IRQConfig', 'DMAConfig', 'PcCardConfig', 'MfCardConfig'];

/**
 * Carries out `LogConfig = section[, …]`. Without a device there is nothing to configure.
 * Assumed: a device of the root enumerator is one that is not Plug and Play; others take no basic configuration.
 * Settled by an INF with LogConfig for a device of PCI on Windows XP.
 * @see inf-logconfig-directive
 */
export function performLogConfig(
  work: SectionWork,
  directive: InfLine,
  kind: LogConfigKind = 'Basic',
): Refusal {
  const { device } = work.installation;
  if (!device || (kind === 'Basic' && !/^ROOT\\/i.test(device.instanceId))) return undefined;
  return untilRefused(locatedFields(directive), ({ value: section }) => {
    if (!work.inf.section(section)) return undefined;
    return keepConfig(work, section, ownKey('LogConfig', device.instanceId, kind, section));
  });
}

/** Kept as the INF writes it. */
function keepConfig(work: SectionWork, section: string, key: string): Refusal {
  const priority = work.linesNamed(section, 'ConfigPriority')[0];
  if (!priority) return win32('ERROR_INVALID_INF_LOGCONFIG');
  keepOwn(work, priority, key, { ConfigPriority: priority.fields.join(',') });
  for (const name of RESOURCES) {
    const lines = work.linesNamed(section, name);
    const texts = lines.map(line => line.fields.join(','));
    if (lines[0]) keepOwn(work, lines[0], key, { [name]: texts });
  }
  return undefined;
}

/** Carries out `[DDInstall.LogConfigOverride]`. @see inf-ddinstall-logconfigoverride-section */
export function performLogConfigOverride(work: SectionWork, section: string): Refusal {
  return untilRefused(work.linesNamed(section, 'LogConfig'), line =>
    performLogConfig(work, line, 'Override'),
  );
}

/** Carries out `[DDInstall.FactDef]`, which is a configuration itself. @see inf-ddinstall-factdef-section */
export function performFactDef(work: SectionWork, section: string): Refusal {
  const { device } = work.installation;
  return device && keepConfig(work, section, ownKey('LogConfig', device.instanceId, 'FactDef'));
}
