import type { PhaseEvent, StoryEvent } from '../../src/story/index.ts';
import { type Fact, hex, type Json, lineOf, markOf, messageOf, type Recording } from '../recording.ts';

/** The operations on driver packages, by the names of their phases. */
const OPERATIONS = new Set([
  'Copy Driver Package',
  'Stage Driver Package',
  'Unstage Driver Package',
  'Publish Driver Package',
  'Unpublish Driver Package',
  'Register Driver Package',
  'Unregister Driver Package',
  'Reflect Driver Package',
  'Query Configurability',
  'Core Driver Package Import',
  'Core Driver Package Delete',
  'Setup Import Driver Package',
  'Driver Setup Import Driver Package',
  'Driver Setup Delete Driver Package',
  'SetupCopyOEMInf',
]);

/** Statements and what an operation says with them; `from to` where it is a pair. */
const SAID: Readonly<Record<string, readonly [fact: string, ...fields: string[]]>> = {
  'package-object': ['packageObject', 'package', 'node'],
  'package-object-deleted': ['deletedPackageObject', 'package', 'node'],
  'inf-object': ['infObject', 'inf', 'node'],
  registered: ['registered', 'package', 'inf'],
  unregistered: ['unregistered', 'package', 'inf'],
  activating: ['activated', 'package'],
  'already-active': ['alreadyActive', 'package'],
  published: ['published', 'package', 'inf'],
  unpublished: ['unpublished', 'inf'],
  'indexed-ids': ['indexed', 'count'],
  'indexed-id': ['indexed', 'count'],
  'deindexed-ids': ['deindexed', 'count'],
  'deindexed-id': ['deindexed', 'count'],
  'catalog-installed': ['catalog', 'catalog', 'name'],
  'already-imported': ['alreadyImportedAs', 'inf'],
  'already-imported-inf': ['alreadyImportedAs', 'inf'],
};

/** Properties by the name and the sign the log writes. */
const NAMED: Readonly<Record<string, string>> = {
  'Driver Package =': 'driverPackage',
  'Flags =': 'flags',
  'Destination =': 'destination',
  'Target Path =': 'targetPath',
  'Signer Score =': 'signerScore',
  'Signer Name =': 'signerName',
  'Class GUID =': 'classGuid',
  'Class GUID:': 'classGuid',
  'Provider:': 'provider',
  'Driver Version:': 'driverVersion',
  'Catalog File:': 'catalogFile',
  'Import flags:': 'importFlags',
  'Driver Store Path:': 'driverStorePath',
  'Driver Store location:': 'driverStorePath',
  'Published Inf Path:': 'publishedInfPath',
};

/** Every operation on driver packages that a recording shows to its end. */
export function stagings(recording: Recording): Fact[] {
  const { file, repo, os } = recording;
  return recording.sections.flatMap(section =>
    operationsIn(section.events).map(operation => ({ file, repo, os, section: section.title, ...operation })),
  );
}

function operationsIn(events: readonly StoryEvent[]): Fact[] {
  return events.flatMap(event => {
    const phase = asOperation(event);
    if (!phase) return operationsIn(event.events ?? []);
    return phase.until ? [operation(phase)] : [];
  });
}

function asOperation(event: StoryEvent): PhaseEvent | undefined {
  return event.kind === 'phase' && OPERATIONS.has(event.name) && event.from ? event : undefined;
}

function operation(event: PhaseEvent): Fact {
  const found: Fact = { op: event.name, arg: upToBrace(event.about ?? ''), line: lineOf(event) };
  gather(event.events ?? [], found);
  found.exit = hex(event.code);
  return found;
}

/** The facts write what a phase is about up to its first closing brace. */
export function upToBrace(text: string): string {
  return text.split('}')[0]!;
}

function gather(events: readonly StoryEvent[], found: Fact): void {
  for (const event of events) {
    const phase = asOperation(event);
    if (phase) {
      if (phase.until) append(found, 'steps', operation(phase));
      continue;
    }
    if (event.kind === 'phase' && event.name === '_VERIFY_FILE_SIGNATURE' && event.until)
      append(found, 'verifySignatureExits', hex(event.code));
    if (event.kind === 'entry') say(event.entry, event.values, found);
    if (event.kind === 'value') nameValue(event, found);
    if (event.kind === 'error') add(found, 'error', { from: hex(event.code), to: event.text });
    if (markOf(event) === '!!!' && event.kind === 'entry') append(found, 'errors', messageOf(event));
    gather(event.events ?? [], found);
  }
}

function say(entry: string, values: Readonly<Record<string, string>>, found: Fact): void {
  const [name, first, second] = SAID[entry] ?? [];
  if (name && first)
    add(found, name, second ? { from: values[first]!, to: values[second]! } : values[first]!);
  if (entry === 'configurable' || entry === 'not-configurable') {
    add(found, 'configurable', { inf: values.inf!, configurable: entry === 'configurable' });
  }
}

function nameValue(event: StoryEvent & { kind: 'value' }, found: Fact): void {
  const sign = new RegExp(`${event.name}\\s*([=:-])`).exec(messageOf(event))?.[1];
  const name = NAMED[`${event.name}${sign === ':' ? ':' : ` ${sign}`}`];
  if (name) add(found, name, event.value);
}

/** Keeps one value as it is and different ones as a list. */
function add(found: Fact, name: string, value: Json): void {
  const before = found[name];
  if (before === undefined) found[name] = value;
  else if (![before].flat().some(other => JSON.stringify(other) === JSON.stringify(value)))
    found[name] = [before].flat().concat([value]) as Json[];
}

function append(found: Fact, name: string, value: Json): void {
  found[name] = [...((found[name] as Json[] | undefined) ?? []), value];
}
