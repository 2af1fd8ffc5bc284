import { LineIndex, type Problem, type Span, type Target } from '../base/index.ts';
import type { Package, Signature } from '../engine/select/index.ts';
import {
  catalogFor,
  decodeInf,
  findPlaceholders,
  openInf,
  readVersion,
  SYMBOLIC_DIRECTORIES,
  stampTemplate,
  type TemplateValues,
} from '../inf/index.ts';

/** A package as its folder was read: the INFs in it by file name. */
export interface PackageFiles {
  readonly entry: { readonly folder: string; readonly signature?: Signature | undefined };
  readonly infs: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** An INF of a package, opened for a machine. */
export interface LoadedInf extends Package {
  readonly lines: LineIndex;
  /** What was put in for the placeholders of a template. */
  readonly stamped: readonly string[];
  /** Whether the signature is ours to guess: the rehearsal file does not say. */
  readonly signatureAssumed: boolean;
  readonly problems: readonly Problem[];
}

/** An INF that SetupAPI refuses. */
export interface RefusedInf {
  readonly name: string;
  readonly error: number;
  readonly errorLine: number;
}

/** Opens each INF of a package for a machine; templates are stamped for its architecture. */
export function loadPackage(files: PackageFiles, target: Target): (LoadedInf | RefusedInf)[] {
  return files.infs.map(({ name, bytes }) => {
    const { text, problems } = decodeInf(bytes);
    const values = templateValues(target);
    const opened = openInf(stampTemplate(text, values), {
      version: target.version,
      directories: SYMBOLIC_DIRECTORIES,
    });
    if (!opened.ok) return { name, error: opened.error, errorLine: opened.errorLine };
    const { inf } = opened;
    const assumed = catalogFor(readVersion(inf), target.architecture) ? 'authenticode' : 'unsigned';
    return {
      source: { name, inf },
      signature: files.entry.signature ?? assumed,
      signatureAssumed: files.entry.signature === undefined,
      lines: new LineIndex(inf.text),
      stamped: [
        ...new Set(findPlaceholders(text).map(({ stands, span }) => stampText(text, stands, span, values))),
      ],
      problems,
    };
  });
}

/** The architecture is the machine's. Assumed: framework versions of a current build; the build says which. */
export function templateValues(target: Target): TemplateValues {
  return {
    architecture: target.architecture,
    kmdfVersion: '1.33',
    umdfVersion: '2.33.0',
    kmdfCoinstallerVersion: '01033',
    umdfCoinstallerVersion: '02033',
  };
}

function stampText(text: string, stands: keyof TemplateValues, span: Span, values: TemplateValues): string {
  return `${text.slice(span.start, span.end)} = ${values[stands]}`;
}
