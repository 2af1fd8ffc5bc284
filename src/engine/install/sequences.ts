import { assumed, type Citation, documented, observed } from '../../base/index.ts';

/** A request that is sent in the course of something. */
export interface SequenceStep {
  /** `DIF_INSTALLDEVICE` */
  readonly request: string;
  /** What follows when it fails; ERROR_DI_DO_DEFAULT is no failure. */
  readonly failure: 'ends it' | 'is passed over';
  readonly because: Citation;
}

/**
 * A driver is selected for a Plug and Play device.
 * Observed: the installers are those of the class of the best driver node even where the device had none
 * (recordings 002, 106).
 */
export const SELECTION: SequenceStep = ends('DIF_SELECTBESTCOMPATDRV', observed('recordings dif-sequence'));

/** What a driver that was selected is installed by, where installers take part. */
export const INSTALLATION: readonly SequenceStep[] = [
  ends('DIF_ALLOW_INSTALL', documented('dif-allow-install')),
  ends('DIF_INSTALLDEVICEFILES', documented('dif-installdevicefiles')),
  ends('DIF_REGISTER_COINSTALLERS', documented('dif-register-coinstallers')),
  ends('DIF_INSTALLINTERFACES', documented('dif-installinterfaces')),
  ends('DIF_INSTALLDEVICE', documented('dif-installdevice')),
  passes(
    'DIF_NEWDEVICEWIZARD_FINISHINSTALL',
    assumed(
      'a device is installed whatever installers answer DIF_NEWDEVICEWIZARD_FINISHINSTALL; settled by a log of one that fails it.',
    ),
  ),
];

/**
 * A device for which no driver was found: no driver is installed. What would come before and after is not
 * sent (recordings 011, a log that has such requests of other devices).
 */
export const NULL_DRIVER: readonly SequenceStep[] = [ends('DIF_INSTALLDEVICE', observed('recordings 011'))];

/** Somebody chooses a driver from a list, or has it shown one from a disk. */
export const CHOICE: SequenceStep = ends('DIF_SELECTDEVICE', documented('dif-selectdevice'));

/** Somebody updates the driver of a device in Device Manager. */
export const UPDATE_BY_HAND: readonly SequenceStep[] = [
  passes(
    'DIF_UPDATEDRIVER_UI',
    assumed(
      'Update Driver asks first whether the installers have an interface of their own, and goes on whatever they answer; a published log of Windows 10 has the request there. Settled by logs of other versions.',
    ),
  ),
];

/** Somebody adds a device by hand; the installation follows. */
export const MANUAL_SELECTION: readonly SequenceStep[] = [
  passes('DIF_NEWDEVICEWIZARD_PRESELECT', documented('dif-newdevicewizard-preselect')),
  passes('DIF_NEWDEVICEWIZARD_SELECT', documented('dif-newdevicewizard-select')),
  CHOICE,
  passes('DIF_NEWDEVICEWIZARD_PREANALYZE', documented('dif-newdevicewizard-preanalyze')),
  ends('DIF_REGISTERDEVICE', documented('dif-registerdevice')),
  passes('DIF_NEWDEVICEWIZARD_POSTANALYZE', documented('dif-newdevicewizard-postanalyze')),
];

/** A device that an installer detected while Windows is set up; the installation follows. */
export const DETECTED: readonly SequenceStep[] = [
  ends(
    'DIF_REGISTERDEVICE',
    assumed(
      'setup registers what DIF_FIRSTTIMESETUP detected, because dif-registerdevice has devices registered before they are installed; settled by a log of such a setup.',
    ),
  ),
];

/** A device is removed. */
export const REMOVAL: readonly SequenceStep[] = [ends('DIF_REMOVE', documented('dif-remove'))];

function ends(request: string, because: Citation): SequenceStep {
  return { request, failure: 'ends it', because };
}

function passes(request: string, because: Citation): SequenceStep {
  return { request, failure: 'is passed over', because };
}
