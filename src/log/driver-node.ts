import type { CandidateEvent, ChosenEvent, SystemEvent } from '../story/index.ts';

type Fields = Readonly<Record<string, string>>;
export type Candidate = Omit<CandidateEvent, 'kind'>;

/**
 * A driver node from the fields a log names, in any of its forms: `dvi` (Vista to 11), `utl` (10 and 11),
 * XP and 2000.
 * @see driver-rank-information-in-the-setupapi-log
 */
export function readCandidate(fields: Fields): Candidate {
  const [published, path] = readInf(fields);
  const [date, version] = readDriverVer(fields);
  const configuration = /^(.*?)(?: \[(.*)\])?$/.exec(fields.Configuration ?? '');
  return defined<Candidate>({
    inf: published,
    section:
      fields.ActualSec ??
      fields.Section ??
      fields.InstallSec ??
      configuration?.[2] ??
      fields.actualSection ??
      fields.section ??
      '',
    matchedId: fields.HardwareID ?? fields.id ?? configuration?.[1] ?? '',
    rank: readRank(fields.to ?? fields.Rank ?? fields['Driver Rank'] ?? fields.rank),
    date,
    version,
    provider: fields.Provider ?? fields.provider,
    description: fields.DevDesc ?? fields.device,
    signerScore: fields['Signer Score'],
    status: fields.Status,
    path,
    lost: /Outranked/.test(fields.Status ?? '') ? 'outranked' : undefined,
    fields,
  });
}

/** The driver that a log says was selected. */
export function readChosen(fields: Fields): Omit<ChosenEvent, 'kind'> {
  const plain = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, unbracketed(value)]));
  return defined<Omit<ChosenEvent, 'kind'>>({
    inf: fileName(plain.InfFile ?? ''),
    section: plain.Section ?? '',
    description: plain.Description,
    fields: plain,
  });
}

/** The head of a log. */
export function readSystem(fields: Fields): Omit<SystemEvent, 'kind'> {
  const product = Number(fields.ProductType ?? fields['Product Type'] ?? Number.NaN);
  return defined<Omit<SystemEvent, 'kind'>>({
    version: fields['OS Version'] ?? '',
    architecture: fields.Architecture,
    productType: Number.isNaN(product) ? undefined : product,
    suite: fields.Suite,
    servicePack: fields['Service Pack'],
  });
}

/** The last part of a path. */
export function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
}

/** `0x00ff2001`, `00FF2001` or `0xFF2001` as a number; undefined where it is cut or missing. */
export function readRank(text: string | undefined): number | undefined {
  const match = /^(?:0x)?([\da-fA-F]{4,8})$/.exec(text ?? '');
  return match ? Number.parseInt(match[1]!, 16) : undefined;
}

function readInf(fields: Fields): [inf: string, path: string | undefined] {
  const both = /^(\S+) \((.*)\)?$/.exec(fields['Driver INF'] ?? '');
  if (both) return [both[1]!, both[2]!.replace(/\)$/, '')];
  const path = fields.InfName ?? fields.path ?? fields['Driver INF'];
  return [fileName(path ?? ''), path];
}

function readDriverVer(fields: Fields): [date: string | undefined, version: string | undefined] {
  const both = (fields['Driver Version'] ?? '').split(',');
  return [
    fields.DrvDate ?? fields.date ?? (both[0] || undefined),
    fields.Version ?? fields.version ?? both[1],
  ];
}

/** Windows writes what was selected in brackets, in quotes or bare. */
function unbracketed(value: string): string {
  return /^\[.*\]$|^'.*'$/.test(value) ? value.slice(1, -1) : value;
}

/** Leaves out what is undefined. */
function defined<T>(fields: { [K in keyof T]: T[K] | undefined }): T {
  const kept: Partial<T> = {};
  for (const name in fields) if (fields[name] !== undefined) kept[name] = fields[name];
  return kept as T;
}
