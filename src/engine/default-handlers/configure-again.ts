import { win32 } from '../../base/index.ts';
import type { StoryEvent } from '../../story/index.ts';
import { isConfigurabilityRecorded, isConfiguredAgain } from '../install/index.ts';
import { selectedPackage } from '../selected-package.ts';
import { storeLocation } from '../store/index.ts';
import type { DriverInstall } from './driver-install.ts';

const SUCCESS = win32('ERROR_SUCCESS');

/**
 * Configures the device once more as its INF declares, where the package is configurable and the class of the device is
 * not: that is why it is installed by requests.
 * Observed: recordings 002 tell it of each such device (hdaudio.inf, ksfilter.inf, wdmaudio.inf) inside
 * DIF_INSTALLDEVICE, for the device alone and without services; and of no other device there or in 001.
 * Assumed: the second configuration of a device changes nothing, for the driver is installed by then; settled by the
 * registry before and after it.
 */
export function configureAgain(install: DriverInstall): void {
  const { session, element, driver, section } = install;
  const { facts } = session.transaction;
  if (!isConfigurabilityRecorded(facts)) return;
  const { classGuid, id } = element;
  if (!isConfiguredAgain(facts, selectedPackage(session, driver.model, classGuid))) return;
  const { source } = driver.model.package;
  const path = storeLocation(session.storeWork('SetupDiInstallDevice'), source.name) ?? source.name;
  const value = (category: string, name: string, text: string): StoryEvent => ({
    kind: 'value',
    category,
    name,
    value: text,
  });
  const phase = (category: string, name: string, about: string, events: StoryEvent[]): StoryEvent => ({
    kind: 'phase',
    category,
    name,
    about,
    code: SUCCESS,
    events,
  });
  session.telling.tell(
    phase('sto', 'Configure Driver Package', path.toLowerCase(), [
      value('sto', 'Source Filter', section.section),
      value('sto', 'Target Filter', id),
      value('inf', 'Class GUID', classGuid),
      phase('inf', 'Configure Driver', driver.model.model.description.value, [
        value('inf', 'Section Name', section.section),
        phase('inf', 'Configure Device', id, []),
      ]),
    ]),
  );
}
