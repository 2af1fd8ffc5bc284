import { foldCase } from '../../base/index.ts';
import {
  InfLine,
  type Manufacturer,
  type Model,
  readManufacturers,
  readModel,
  selectSections,
} from '../../inf/index.ts';
import { possibleSections } from './driver-index.ts';
import type { DeviceIds } from './match.ts';
import { type DriverNode, driverNode, type Package } from './node.ts';
import type { SelectingWindows } from './windows.ts';

/** A Models line that does not serve a device, but nearly. */
export type NearMiss =
  /** It names the device in a Models section that this Windows does not take. */
  | { readonly kind: 'other-windows'; readonly node: DriverNode }
  /** It names a relative: the first `shared` parts of the identifiers are the same. */
  | {
      readonly kind: 'other-id';
      readonly package: Package;
      readonly model: Model;
      readonly id: string;
      readonly deviceId: string;
      readonly shared: number;
    };

interface Place {
  readonly package: Package;
  readonly manufacturer: Manufacturer;
  readonly section: string;
  readonly line: number;
  readonly visible: boolean;
  readonly id: string;
}

/** Finds for a device the lines of packages that nearly serve it. */
export class NearMisses {
  readonly #windows: SelectingWindows;
  /** By the stem of an identifier: bus, vendor and device. */
  readonly #relatives = new Map<string, Place[]>();
  /** By the folded identifier, in sections that this Windows does not take. */
  readonly #hidden = new Map<string, Place[]>();

  constructor(packages: readonly Package[], windows: SelectingWindows) {
    this.#windows = windows;
    for (const one of packages) this.#add(one);
  }

  /** Lines that name the device for another Windows; one for each package. */
  otherWindows(device: DeviceIds): Extract<NearMiss, { kind: 'other-windows' }>[] {
    const places = idsOf(device).flatMap(id => this.#hidden.get(foldCase(id)) ?? []);
    const packages = [...new Set(places.map(place => place.package))];
    return packages.flatMap(from => {
      const place = places.find(one => one.package === from)!;
      const model = modelOf(place);
      const node = model && driverNode(from, model, device, this.#windows);
      return node ? [{ kind: 'other-windows' as const, node }] : [];
    });
  }

  /** The line whose identifier has most in common with one of the device's; best one that this Windows takes. */
  closest(device: DeviceIds): NearMiss | undefined {
    const [other] = this.otherWindows(device);
    if (other) return other;
    let best: { place: Place; deviceId: string; shared: number } | undefined;
    for (const deviceId of idsOf(device)) {
      for (const place of this.#relatives.get(stemOf(deviceId) ?? '') ?? []) {
        const shared = sharedParts(place.id, deviceId);
        const closer = best === undefined ? 1 : shared - best.shared || +place.visible - +best.place.visible;
        if (closer > 0) best = { place, deviceId, shared };
      }
    }
    const model = best && modelOf(best.place);
    if (!best || !model) return undefined;
    const { place, deviceId, shared } = best;
    return { kind: 'other-id', package: place.package, model, id: place.id, deviceId, shared };
  }

  #add(from: Package): void {
    const { inf } = from.source;
    const selected = new Set(
      selectSections(inf, this.#windows.facts).map(({ section = '' }) => foldCase(section)),
    );
    const scanner = inf.newScanner();
    for (const manufacturer of readManufacturers(inf)) {
      for (const section of new Set(possibleSections(manufacturer))) {
        const visible = selected.has(foldCase(section));
        inf.section(section)?.forEachLine(line => {
          inf.scanLine(line, scanner);
          for (let field = 2; scanner.hasKey && field < scanner.count; field++) {
            const id = inf.substitute(scanner.value(field));
            this.#keep({ package: from, manufacturer, section, line, visible, id });
          }
        });
      }
    }
  }

  #keep(place: Place): void {
    if (!place.visible) append(this.#hidden, foldCase(place.id), place);
    const stem = stemOf(place.id);
    if (stem !== undefined) append(this.#relatives, stem, place);
  }
}

function append(map: Map<string, Place[]>, key: string, place: Place): void {
  const places = map.get(key);
  if (places) places.push(place);
  else map.set(key, [place]);
}

function modelOf({ package: from, manufacturer, section, line }: Place): Model | undefined {
  return readModel(new InfLine(from.source.inf, line), manufacturer, section);
}

function idsOf({ hardwareIds, compatibleIds }: DeviceIds): string[] {
  return [...hardwareIds, ...compatibleIds];
}

/** What identifiers of one kind of device begin with; undefined where an identifier names none. */
function stemOf(id: string): string | undefined {
  return /^(?:PCI\\VEN_.{4}&DEV_.{4}|(?:USB|HID)\\VID_.{4}&PID_.{4}|HDAUDIO\\FUNC_..&VEN_.{4}&DEV_.{4})/.exec(
    foldCase(id),
  )?.[0];
}

/** How many parts two identifiers begin with alike. */
export function sharedParts(a: string, b: string): number {
  const [left, right] = [foldCase(a).split('&'), foldCase(b).split('&')];
  const other = left.findIndex((part, i) => part !== right[i]);
  return other < 0 ? left.length : other;
}
