/** How a phase stands in a log. */
export interface PhaseForm {
  /** Its category where the story names none. */
  readonly category?: string;
  /** What stands between its name and what it is about. */
  readonly about: string;
  /** What stands behind its name at its end; `#` is the code in eight digits. */
  readonly end: string;
  /** The category of its last line, where that is another one. */
  readonly closes?: string;
  /** Whether its first and last line say when. */
  readonly timed: boolean;
}

const COLON = { about: ': ', end: ': exit(0x#)' };
const DASH = { about: ' - ', end: ' - exit(0x#)' };

/** Observed: the templates of recordings, beside those that follow the rule of their category. */
const PHASES: Readonly<Record<string, PhaseForm>> = {
  'Build Driver List': { category: 'dvi', ...DASH, timed: true },
  'Select Best Driver': { category: 'dvi', ...DASH, timed: false },
  // Without the parenthesis: so it stands in recordings 041 and others.
  'Select Drivers': { category: 'utl', about: ' - ', end: ' - exit(0x#', timed: true },
  'Core Device Install': { category: 'ndv', ...DASH, timed: true },
  'Installing device': { category: 'ndv', ...DASH, timed: true },
  'Install Device': { category: 'dvi', ...DASH, timed: true },
  'Configure Device': { category: 'dvi', ...DASH, timed: true },
  'inf Configure Device': { ...COLON, timed: false },
  'Update Device Driver': { category: 'ndv', about: ' - ', end: ' - exit(#)', closes: 'ndv', timed: false },
  'Restarting Devices': { category: 'dvi', about: ' - ', end: ' exit', timed: true },
  'Writing Device Properties': { category: 'dvi', about: ' - ', end: ' - Complete', timed: false },
  'Install INTERFACES': { category: 'dvi', about: ' - ', end: ' exit #', timed: false },
  'Driver package policy check': { category: 'pol', ...DASH, timed: true },
  'Setup Import Driver Package': { category: 'sto', about: ': ', end: ' - exit (0x#)', timed: true },
  'Driver Setup Import Driver Package': { category: 'dvs', about: ': ', end: ' - exit (0x#)', timed: true },
  'Driver Setup Delete Driver Package': { category: 'dvs', about: ': ', end: ' - exit (0x#)', timed: true },
  'Driver Setup Update Device': { category: 'dvs', about: ': ', end: ' - exit(0x#)', timed: true },
  DrvSetupInstallDriver: { category: 'dvs', about: ' - ', end: ' - exit(#)', timed: false },
  DrvSetupUninstallDriver: { category: 'dvs', about: ' - ', end: ' - exit(#)', timed: false },
  SetupCopyOEMInf: { category: 'inf', about: ': ', end: ' exit (0x#)', timed: true },
  SetupUninstallOEMInf: { category: 'inf', about: ': ', end: ' exit (0x#)', timed: false },
  'Stage Driver Package': { category: 'sto', ...COLON, timed: true },
  'Unstage Driver Package': { category: 'sto', ...COLON, timed: true },
  'Copy Driver Package': { category: 'sto', ...COLON, timed: true },
  'Core Driver Package Import': { category: 'sto', ...COLON, timed: true },
  'Core Driver Package Delete': { category: 'sto', ...COLON, timed: true },
  'DRIVERSTORE IMPORT VALIDATE': { category: 'sto', ...COLON, timed: true },
  'DRIVERSTORE IMPORT BEGIN': { category: 'sto', ...COLON, timed: true },
  'DRIVERSTORE IMPORT END': { category: 'sto', ...COLON, timed: true },
  'DRIVERSTORE DELETE BEGIN': { category: 'sto', ...COLON, timed: true },
  'DRIVERSTORE DELETE END': { category: 'sto', ...COLON, timed: true },
  'Query Configurability': { category: 'inf', ...COLON, timed: true },
  FILE_QUEUE_COMMIT: { category: 'flq', ...DASH, timed: true },
  _VERIFY_FILE_SIGNATURE: { category: 'sig', about: ': ', end: ' exit(0x#)', timed: true },
  'Copy Directory': { category: 'cpy', ...COLON, timed: true },
  'Delete Directory': { category: 'cpy', ...COLON, timed: true },
  'Register Driver Package': { category: 'idb', ...COLON, timed: true },
  'Unregister Driver Package': { category: 'idb', ...COLON, timed: true },
  'Publish Driver Package': { category: 'idb', ...COLON, timed: true },
  'Unpublish Driver Package': { category: 'idb', ...COLON, timed: true },
  'Plug and Play Service': {
    category: 'dvi',
    about: ': ',
    end: ': Device Install exit(#)',
    closes: 'ump',
    timed: false,
  },
};

/** The form of a phase, or of a DIF request: by its name, otherwise by its category. */
export function formOf(name: string, category: string | undefined): PhaseForm {
  const form = PHASES[`${category} ${name}`] ?? PHASES[name];
  if (form) return form;
  if (name.startsWith('DIF_')) return { category: 'dvi', ...DASH, timed: true };
  if (name.includes(' [')) return { about: ' ', end: ' exit(0x#)', timed: false };
  if (/^Install [A-Z]+$/.test(name))
    return { category: 'dvi', about: ' - ', end: ' exit (0x#)', timed: false };
  return { ...(/^(?:sto|inf|sig|cpy|idb|dvs)$/.test(category ?? '') ? COLON : DASH), timed: false };
}
