import { assumed, type Citation, documented, sameName } from '../../base/index.ts';
import { actualSection, type DriverVer, type Model } from '../../inf/index.ts';
import { binary, dword, sz, type Value } from '../../machine/index.ts';
import { driverVerNumbers } from '../select/index.ts';
import type { DriverPackage } from './driver-package.ts';
import type { Signer } from './signature.ts';

/** A value that describes a package, in a key below the package's own. */
export interface KeptKey {
  readonly key: string;
  readonly name: string;
  readonly value: Value;
  readonly because: Citation;
}

const PAGE = documented('update-a-kmdf-device-driver');
const NAMES = assumed(
  'the database keeps the file names of INF and catalog as InfName and Catalog and the source folder as OemPath; settled by the DriverPackages key of a package staged on Windows 10.',
);
/** SPSVCINST_ASSOCSERVICE */
const ASSOCIATED = 2;
/** PROCESSOR_ARCHITECTURE_… */
const ARCHITECTURES = { x86: 0, arm: 5, ia64: 6, amd64: 9, arm64: 12 };

/** All that the database says of a package. @see update-a-kmdf-device-driver */
export function descriptionsOf(of: DriverPackage, published: string, signer: Signer): KeptKey[] {
  const at = (key: string, name: string, value: Value, because = PAGE): KeptKey => ({
    key,
    name,
    value,
    because,
  });
  return [
    at('', '', sz(published)),
    at('', 'InfName', sz(of.name.toLowerCase()), NAMES),
    at('', 'OemPath', sz(of.folder), NAMES),
    ...(of.catalog === undefined ? [] : [at('', 'Catalog', sz(of.catalog), NAMES)]),
    at('', 'Provider', sz(of.version.provider?.value ?? '')),
    at('', 'SignerName', sz(signer.name)),
    at('', 'SignerScore', dword(signer.score)),
    at('', 'Version', binary(versionBytes(of))),
    ...configurations(of).flatMap(({ section, service }) => [
      at(`Configurations\\${section}`, 'ConfigFlags', dword(0)),
      ...(service === undefined ? [] : [at(`Configurations\\${section}`, 'Service', sz(service))]),
    ]),
    ...of.models.flatMap(model => modelKeys(of, model).map(([key, name, text]) => at(key, name, sz(text)))),
  ];
}

interface Configuration {
  readonly section: string;
  readonly service: string | undefined;
}

/** The install sections that count, each with its function driver's service. */
function configurations({ inf, models, items, architecture }: DriverPackage): Configuration[] {
  const names = new Set(models.map(model => model.installSection.value));
  return [...names].map(name => {
    const { section } = actualSection(name, architecture, inf);
    const service = items.find(
      item =>
        item.kind === 'service' &&
        (item.service.flags & ASSOCIATED) !== 0 &&
        sameName(item.section, `${section}.Services`),
    );
    return { section, service: service?.kind === 'service' ? service.service.name.value : undefined };
  });
}

/** Which configuration serves each ID, and the names with the strings they are made of. */
function modelKeys(
  { inf, architecture }: DriverPackage,
  model: Model,
): (readonly [key: string, name: string, text: string])[] {
  const { section } = actualSection(model.installSection.value, architecture, inf);
  const ids = [model.hardwareId, ...model.compatibleIds].flatMap(id => id?.value || []);
  const names = [model.rawDescription, model.manufacturer.rawName];
  const tokens = names.flatMap(text => [...text.matchAll(/%([^%]+)%/g)].map(found => found[1]!));
  return [
    ...ids.flatMap(id => [
      [`Descriptors\\${id}`, 'Configuration', section] as const,
      [`Descriptors\\${id}`, 'Description', model.rawDescription] as const,
      [`Descriptors\\${id}`, 'Manufacturer', model.manufacturer.rawName] as const,
    ]),
    ...tokens.map(token => ['Strings', token.toLowerCase(), inf.substitute(`%${token}%`)] as const),
  ];
}

/**
 * Architecture, class, date and version in 48 bytes.
 * Assumed: the first word is always FFFF, as on the page; settled by comparing packages of one Windows.
 */
function versionBytes({ version, architecture }: DriverPackage): Uint8Array {
  const bytes = new Uint8Array(48);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xffff, true);
  view.setUint16(2, ARCHITECTURES[architecture], true);
  bytes.set(guidBytes(version.classGuid?.value ?? ''), 8);
  view.setBigUint64(24, fileTime(version.driverVer?.value), true);
  for (const [i, part] of driverVerNumbers(version.driverVer?.value).version.entries()) {
    view.setUint16(32 + 2 * (3 - i), part, true);
  }
  return bytes;
}

/** A GUID as it is stored: the first three groups with their low byte first. */
function guidBytes(guid: string): Uint8Array {
  const digits = /^\{([\da-f]{8})-([\da-f]{4})-([\da-f]{4})-([\da-f]{4})-([\da-f]{12})\}$/i.exec(guid);
  if (!digits) return new Uint8Array(16);
  const bytes = digits.slice(1).map(group => group.match(/../g)!.map(pair => Number.parseInt(pair, 16)));
  return Uint8Array.from(bytes.flatMap((group, i) => (i < 3 ? group.toReversed() : group)));
}

const DAY = 864_000_000_000n;
const DAYS_1601_TO_1970 = 134_774;

/** The date in units of 100 ns since 1601; 0 where there is none. */
function fileTime(driverVer: DriverVer | undefined): bigint {
  const { date } = driverVerNumbers(driverVer);
  if (date === 0) return 0n;
  const [year, month, day] = [Math.floor(date / 10000), Math.floor(date / 100) % 100, date % 100];
  return BigInt(daysSince1970(year, month, day) + DAYS_1601_TO_1970) * DAY;
}

/** Days from 1 January 1970 in the Gregorian calendar; years begin in March, so that leap days end them. */
function daysSince1970(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return y * 365 + leapDays + dayOfYear - 719_468;
}
