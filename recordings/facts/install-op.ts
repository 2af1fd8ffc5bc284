import type { StoryEvent } from '../../src/story/index.ts';
import {
  type Fact,
  type Json,
  lineOf,
  messageOf,
  type RecordedSection,
  type Recording,
  walk,
} from '../recording.ts';
import { upToBrace } from './staging.ts';

const DEVICE_PHASES = new Set(['Update Device Driver', 'Installing device', 'Install Device']);

/** What every device installation of a recording did, in order. */
export function installOps(recording: Recording): Fact[] {
  const { file, repo, os } = recording;
  return recording.sections.flatMap(section => {
    if (!/Device Install/.test(section.title ?? '') || section.old) return [];
    const { device, events } = operationOf(section);
    if (events.length === 0) return [];
    return [
      {
        file,
        repo,
        os,
        section: section.title,
        line: section.line,
        exitStatus: section.status,
        device,
        events,
      },
    ];
  });
}

function operationOf(section: RecordedSection): { device: string | null; events: Json[] } {
  let device: string | null = null;
  const events: { k: string; v: string[]; line: number }[] = [];
  walk(section.events, event => {
    if (event.kind === 'phase' && DEVICE_PHASES.has(event.name) && event.about)
      device = upToBrace(event.about);
    const told = tellPhase(event) ?? tellValue(event) ?? tellEntry(event);
    if (told) events.push({ ...told, line: lineOf(event) });
    const closed = event.kind === 'phase' && event.until && PHASES[event.name];
    if (closed)
      events.push({
        k: closed,
        v: [`exit(0x${(event.code ?? 0).toString(16).padStart(8, '0')})`],
        line: event.until.line,
      });
  });
  return { device, events: events.sort((a, b) => a.line - b.line) };
}

interface Told {
  readonly k: string;
  readonly v: string[];
}

/** Phases that the facts name at both ends. */
const PHASES: Readonly<Record<string, string>> = {
  'Configure Driver Package': 'configurePackage',
  'Configure Driver': 'configureDriver',
};

function tellPhase(event: StoryEvent): Told | undefined {
  if (event.kind !== 'phase' || !event.from) return undefined;
  if (event.name === 'Restarting Devices') return { k: 'pnpStep', v: [event.name] };
  if (event.name === 'Add Service') return { k: 'addService', v: [event.about ?? ''] };
  const k = PHASES[event.name];
  return k && event.about !== undefined ? { k, v: [upToBrace(event.about)] } : undefined;
}

const VALUES: Readonly<Record<string, string>> = {
  'Source Filter': 'sourceFilter',
  'Class Options': 'classOptions',
  'Section Name': 'sectionName',
  'Hardware Id': 'hardwareId',
  'Service Name': 'serviceName',
  'Config Flags': 'configFlags',
  'Strong Name': 'strongName',
  Configuration: 'configuration',
  'Parent device': 'parent',
};
const SERVICE_FIELDS = new Set([
  'Start Type',
  'Service Type',
  'Error Control',
  'Image Path',
  'Display Name',
  'Group',
]);
const DIRECTIVES = new Set(['CopyFiles', 'DelFiles', 'RenFiles']);

function tellValue(event: StoryEvent): Told | undefined {
  if (event.kind !== 'value') return undefined;
  const { name, value } = event;
  if (VALUES[name]) return { k: VALUES[name], v: [value] };
  if (SERVICE_FIELDS.has(name)) return { k: 'serviceField', v: [name, value] };
  if (DIRECTIVES.has(name)) return { k: 'directive', v: [name, value] };
  if (name === 'Restart') return { k: 'restart', v: [name, value] };
  const directive = name === 'AddService' && /^(\S.*?) {2}\((.*)\)$/.exec(value);
  if (directive) return { k: 'addServiceDirective', v: [directive[1]!, directive[2]!] };
  const status = name === 'Device Status' && /^(0x\w+)(?:, Problem: (0x\w+)(?: \((0x\w+)\))?)?/.exec(value);
  return status ? { k: 'deviceStatus', v: status.slice(1).filter(part => part !== undefined) } : undefined;
}

function tellEntry(event: StoryEvent): Told | undefined {
  if (event.kind !== 'entry') return undefined;
  const { values } = event;
  switch (event.entry) {
    case 'copying':
      return { k: 'copy', v: [values.from!, values.to!] };
    case 'hardlinking':
      return { k: 'hardlink', v: [values.from!, values.to!] };
    case 'file-unchanged':
      return { k: 'unchanged', v: [values.file!] };
    case 'service-created':
    case 'service-updated':
      return { k: 'serviceResult', v: [messageOf(event).split(" '")[0]!, values.service!] };
    case 'add-service':
      return tellService(values.what!);
    case 'install-device':
      return tellStep(values.what!);
    case 'class-not-configurable':
      return { k: 'classNotConfigurable', v: [values.class!] };
    case 'blocked':
      return { k: 'policyBlock', v: [] };
    default:
      return undefined;
  }
}

function tellService(what: string): Told | undefined {
  const match = /^(.*?) service '(.*)'\.$/.exec(what);
  return match ? { k: 'serviceResult', v: [match[1]!, match[2]!] } : undefined;
}

function tellStep(what: string): Told | undefined {
  const configuring = /^Configuring device \((.*)\)\.$/.exec(what);
  if (configuring) return { k: 'configuration', v: [configuring[1]!] };
  const step = /^(.*?)(?: '.*')?( completed)?\.$/.exec(what);
  return step ? { k: 'pnpStep', v: step.slice(1).filter(part => part !== undefined) } : undefined;
}
