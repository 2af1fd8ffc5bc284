/** What a statement of a log means to a person: a sentence with fields in braces, and how bad it is. */
export interface Situation {
  readonly says: string;
  readonly severity?: 'warning' | 'error';
  /** What to do, where there is something to do. */
  readonly next?: string;
  /** Windows has to be restarted. */
  readonly restart?: boolean;
}

const RESTART = 'Restart the computer.';

/** Statements worth a sentence, by their names in the table of entries. */
export const SITUATIONS: Readonly<Record<string, Situation>> = {
  published: { says: 'The package is published as {inf}.' },
  'catalog-installed': { says: 'Its catalog {catalog} is installed as {name}.' },
  'already-imported': { says: 'The package was in the driver store already, as {inf}.' },
  'already-imported-inf': { says: 'The package was in the driver store already, as {inf}.' },
  'package-imported': { says: 'The package was in the driver store already.' },
  'already-in-store': { says: 'The package was in the driver store already.' },
  'package-exists': { says: 'The driver store already has the package, as {published}.' },
  'non-native': { says: 'The package for {architecture} is left out on {native}.' },
  configurable: { says: '{inf} is configurable: it is installed without class installer and co-installers.' },
  'not-configurable': { says: '{inf} is not configurable: it is installed with DIF requests.' },
  'class-not-configurable': { says: 'Devices of class {class} are installed with DIF requests.' },
  'signer-accepted': { says: 'The publisher was not known; the user accepted it.' },
  'signer-accepted-7': { says: 'The publisher was not known; the user accepted it.' },
  'signer-untrusted': {
    says: 'The publisher is not trusted, and nobody could be asked because the program runs without a desktop.',
    severity: 'error',
    next: "Put the publisher's certificate into the Trusted Publishers store first, or install where a person can answer.",
  },
  'catalog-unsigned': {
    says: 'The catalog has no signature, and this Windows demands one.',
    severity: 'error',
  },
  'catalog-untrusted': {
    says: 'The certificate of the catalog does not end in a trusted root, and this Windows demands one.',
    severity: 'error',
  },
  'trust-failed': { says: '{file} is not signed in a trusted way.', severity: 'warning' },
  'validation-failed': { says: 'The signature of the package was refused.', severity: 'error' },
  'verification-failed': { says: 'The signature of the package was refused.', severity: 'error' },
  'import-failed': { says: 'The package was not put into the driver store.', severity: 'error' },
  'import-failed-plain': { says: 'The package was not put into the driver store.', severity: 'error' },
  'import-folder-failed': {
    says: 'The packages under {path} were not put into the driver store.',
    severity: 'error',
  },
  'service-created': { says: 'The service {service} is created.' },
  'service-updated': { says: 'The service {service} is updated.' },
  'service-deleted': { says: 'The service {service} is deleted.' },
  'add-service': { says: 'Service: {what}' },
  'null-driver': {
    says: 'The device is left without a driver (null driver).',
    severity: 'warning',
    next: 'Install a package that names one of its IDs.',
  },
  'null-driver-2000': { says: 'The device is left without a driver (null driver).', severity: 'warning' },
  'no-drivers': { says: 'No driver was found for the device.', severity: 'error' },
  'no-match-in-inf': { says: 'The INF names none of the IDs of the device.', severity: 'error' },
  'no-better': {
    says: 'No driver is better than the one that {device} has.',
    severity: 'warning',
    next: 'Nothing, if the installed driver is the wanted one; otherwise choose the other by hand or force it.',
  },
  'none-updated': { says: 'No device was updated.', severity: 'warning' },
  'selecting-failed': { says: 'No driver could be selected.', severity: 'error' },
  'selecting-failed-2000': { says: 'No driver could be selected.', severity: 'error' },
  'unable-to-select': { says: 'No driver could be selected.', severity: 'error' },
  forcing: { says: 'The driver is forced on the device, better or not.' },
  'force-installing': { says: 'The driver is forced on the device, better or not.' },
  'forced-mismatch': {
    says: 'The driver does not match the device and is installed by force.',
    severity: 'warning',
  },
  restricted: { says: 'A policy restricts the installation of this device.', severity: 'error' },
  blocked: { says: 'A policy blocks the installation of this device.', severity: 'error' },
  'install-failed': { says: 'The installation of {device} failed.', severity: 'error' },
  'install-failed-2000': { says: 'The installation failed.', severity: 'error' },
  'install-failed-plain': { says: 'The installation of the device failed.', severity: 'error' },
  'default-failed': { says: 'The default installer failed.', severity: 'error' },
  'class-failed': { says: 'The class installer failed.', severity: 'error' },
  'unsigned-blocked': {
    says: '{file} of {device} is not signed correctly and was blocked.',
    severity: 'error',
  },
  'unsigned-installed': {
    says: '{inf} is not signed correctly and was installed all the same.',
    severity: 'warning',
  },
  'unsigned-driver-installed': {
    says: '{file} is not signed correctly and was installed all the same.',
    severity: 'warning',
  },
  'no-services-section': {
    says: 'The INF has no services section [{section}]; a device without a service needs none.',
  },
  'restoring-files': {
    says: 'The installation failed; Windows puts the former files back.',
    severity: 'error',
  },
  'not-started': { says: 'The device was not started: {what}', severity: 'error' },
  'not-started-unknown': { says: 'The device was not started: {what}', severity: 'error' },
  vetoed: {
    says: '{by} did not let {device} stop ({name}).',
    severity: 'warning',
    next: RESTART,
    restart: true,
  },
  'device-reboot': { says: 'A restart is needed: {what}', severity: 'warning', next: RESTART, restart: true },
  'reboot-device': {
    says: 'A restart is needed for {device}: {what}',
    severity: 'warning',
    next: RESTART,
    restart: true,
  },
  'reboot-driver': {
    says: 'A restart is needed for {inf}: {what}',
    severity: 'warning',
    next: RESTART,
    restart: true,
  },
  'reboot-device-2000': {
    says: 'A restart is needed: {what}',
    severity: 'warning',
    next: RESTART,
    restart: true,
  },
  'reboot-required': { says: 'A restart is needed.', severity: 'warning', next: RESTART, restart: true },
  'reboot-update': {
    says: 'A restart is needed to complete the update.',
    severity: 'warning',
    next: RESTART,
    restart: true,
  },
  'reboot-asked': {
    says: 'The driver asked for a restart.',
    severity: 'warning',
    next: RESTART,
    restart: true,
  },
  'reboot-start': {
    says: 'A restart is needed before the device starts.',
    severity: 'warning',
    next: RESTART,
    restart: true,
  },
  'reboot-configure': {
    says: 'A restart is needed to configure the device.',
    severity: 'warning',
    next: RESTART,
    restart: true,
  },
  'restart-skipped': {
    says: '{device} was not restarted; the computer has to be.',
    severity: 'warning',
    next: RESTART,
    restart: true,
  },
  'file-delayed': {
    says: '{file} is replaced at the next start.',
    severity: 'warning',
    next: RESTART,
    restart: true,
  },
  'file-newer': {
    says: 'A file was not replaced because the one there is as new ({source} for {target}).',
    severity: 'warning',
  },
  'file-not-deleted': { says: '{file} could not be deleted.', severity: 'warning' },
  'directory-not-deleted': { says: 'The package folder {path} could not be deleted.', severity: 'warning' },
  'device-gone': { says: 'The device {device}, not present for long, was removed.' },
  'inf-gone': { says: 'The unused package {inf} was removed.' },
  asynchronous: { says: 'The installation goes on in the background.' },
  'best-driver': { says: '{inf} is to be installed on {device}.' },
};

/** The sentence of a situation with its fields filled in. */
export function saySituation({ says }: Situation, values: Readonly<Record<string, string>>): string {
  return says.replace(/\{(\w+)\}/g, (_, field: string) => values[field] ?? '?');
}
