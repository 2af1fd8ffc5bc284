import { ARCHITECTURES, type Architecture, eraOf, type ProductType, type Target } from '../../base/index.ts';

/** What follows the dot of a decorated section name, or an entry of a [Manufacturer] line. */
export interface Decoration {
  /** As written, without the dot: `NTamd64.10.0...17763`. */
  readonly text: string;
  readonly architecture: Architecture | undefined;
  readonly major: number | undefined;
  readonly minor: number | undefined;
  readonly productType: ProductType | undefined;
  readonly suiteMask: number | undefined;
  readonly build: number | undefined;
}

/** By the number of a decoration; 0 asks for none. */
const PRODUCT_TYPES: readonly (ProductType | undefined)[] = [
  undefined,
  'workstation',
  'domain-controller',
  'server',
];

/**
 * Reads `NT[arch][.[major][.[minor][.[product type][.[suite mask][.[build]]]]]]`; undefined where the text
 * is not of that form.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/inf-manufacturer-section
 */
export function parseDecoration(text: string): Decoration | undefined {
  const [platform = '', ...parts] = text.trim().split('.');
  const match = /^nt(x86|amd64|arm64|arm|ia64)?$/i.exec(platform);
  if (!match || parts.length > 5) return undefined;
  const numbers = parts.map(readNumber);
  if (numbers.includes(Number.NaN)) return undefined;
  const [major, minor, productType = 0, suiteMask, build] = numbers;
  if (productType >= PRODUCT_TYPES.length) return undefined;
  return {
    text: text.trim(),
    architecture: ARCHITECTURES.find(name => name === match[1]?.toLowerCase()),
    major,
    minor,
    productType: PRODUCT_TYPES[productType],
    suiteMask,
    build,
  };
}

/** Says which Windows a decoration allows; none but an x86 one where it is undefined. */
export function printDecoration(decoration: Decoration | undefined): string {
  const { architecture = 'x86', major, minor = 0, build, productType, suiteMask } = decoration ?? {};
  return [
    architecture,
    ...(major === undefined ? [] : [`Windows ${major}.${minor}${build ? `.${build}` : ''} and later`]),
    ...(productType ? [`${productType} only`] : []),
    ...(suiteMask ? [`suites 0x${suiteMask.toString(16)} only`] : []),
  ].join(', ');
}

function readNumber(part: string): number | undefined {
  if (part === '') return undefined;
  return /^(?:0x[0-9a-f]+|\d+)$/i.test(part) ? Number(part) : Number.NaN;
}

/** Whether a decoration allows a Windows. */
export function applies(decoration: Decoration, target: Target): boolean {
  return (
    acceptsArchitecture(decoration.architecture, target) &&
    acceptsVersion(decoration, target) &&
    (decoration.productType === undefined || decoration.productType === target.productType) &&
    (decoration.suiteMask === undefined || (target.suiteMask & decoration.suiteMask) === decoration.suiteMask)
  );
}

/** No architecture means x86 since Windows Server 2003 SP1, and any before it. */
export function acceptsArchitecture(architecture: Architecture | undefined, target: Target): boolean {
  if (architecture !== undefined) return architecture === target.architecture;
  return target.architecture === 'x86' || !eraOf(target).decoratedModelsRequired;
}

/**
 * An older version fits whatever its build; the same version fits up to the target's build. A Windows whose parser
 * does not know builds does not accept a decoration with one.
 */
function acceptsVersion(decoration: Decoration, target: Target): boolean {
  const { major, minor, build } = target.version;
  if (decoration.build !== undefined && !eraOf(target).buildDecorations) return false;
  const asked = versionOf(decoration);
  const order = asked.major - major || asked.minor - minor;
  return order < 0 || (order === 0 && asked.build <= build);
}

function versionOf(decoration: Decoration): { major: number; minor: number; build: number } {
  return { major: decoration.major ?? 0, minor: decoration.minor ?? 0, build: decoration.build ?? 0 };
}

/**
 * Orders applicable decorations, the better one first: version beats product type and suite, those beat the
 * architecture.
 * Assumed: a product type beats a suite mask of the same version, and a named architecture none; a recorded
 * choice between two such sections would settle it.
 */
export function compareDecorations(a: Decoration, b: Decoration): number {
  const left = versionOf(a);
  const right = versionOf(b);
  return (
    right.major - left.major || right.minor - left.minor || right.build - left.build || weight(b) - weight(a)
  );
}

function weight(decoration: Decoration): number {
  return (
    (decoration.productType === undefined ? 0 : 4) +
    (decoration.suiteMask === undefined ? 0 : 2) +
    (decoration.architecture === undefined ? 0 : 1)
  );
}
