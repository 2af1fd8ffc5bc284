import { win32 } from '../../base/index.ts';
import { SPDIT_COMPATDRIVER } from '../../setupapi/index.ts';
import type { StoryEvent } from '../../story/index.ts';
import type { Element } from '../device-sets.ts';
import { findExtensions } from '../driver-search.ts';
import type { DriverNode } from '../select/index.ts';
import type { Session } from '../session.ts';
import { applyExtensions, queueSoftware } from '../software/index.ts';
import { fileName } from '../store/index.ts';
import { DriverFiles, installFiles } from './driver-files.ts';
import { type DriverInstall, installationFor, openDriver } from './driver-install.ts';

/**
 * What comes to a device beside its driver, before it starts: the extensions of the driver store that fit it, applied
 * over the driver, and the software that the driver's package queues.
 * Observed: recordings 118: base, extension, start, and then the component, in this order.
 * @see using-an-extension-inf-file, inf-addsoftware-directive
 */
export function installAdditions(install: DriverInstall): void {
  const { session, element, source, section } = install;
  const extensions = findExtensions(session, element.id).map(node => openExtension(session, element, node));
  const installed = extensions.filter(extension => installExtensionFiles(extension));
  const outcomes = applyExtensions(
    session.transaction,
    element.id,
    installed.map(extension => ({
      installation: installationFor(extension, new DriverFiles(extension)),
      source: extension.source,
      section: extension.section.section,
    })),
  );
  for (const [i, { refusal, events }] of outcomes.entries()) tell(installed[i]!, refusal, events);
  const installation = installationFor(install, new DriverFiles(install));
  for (const event of queueSoftware(installation, source, section.section)) session.telling.tell(event);
}

function openExtension(session: Session, element: Element, model: DriverNode): DriverInstall {
  const { value: rank } = model.rank;
  const listed = { number: 0, type: SPDIT_COMPATDRIVER, model, rank, flags: 0, privateData: 0 };
  return openDriver(session, element, listed);
}

function installExtensionFiles(extension: DriverInstall): boolean {
  const refusal = installFiles(extension, ['DDInstall']);
  if (refusal !== undefined) tell(extension, refusal, []);
  return refusal === undefined;
}

/** No log of an extension was found, so it is told in our words. */
function tell(
  { session, driver, section }: DriverInstall,
  refusal: number | undefined,
  events: readonly StoryEvent[],
): void {
  const code = refusal ?? win32('ERROR_SUCCESS');
  session.telling.tell({
    kind: 'phase',
    name: 'Extension',
    about: `${fileName(driver.model.package.source.name)} [${section.section}]`,
    category: 'dvi',
    code,
    events,
  });
}
