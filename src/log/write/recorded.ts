import { everyEvent, type RecordedEvent, type Story } from '../../story/index.ts';

/**
 * The events that Windows would have in its event logs of a story, in the XML that `wevtutil` exports: those of
 * Device Setup Manager about software of drivers. Times are not told and are left out.
 * @see https://learn.microsoft.com/windows/win32/wes/eventschema-schema
 */
export function writeRecorded({ events }: Story): string {
  const recorded = [...everyEvent(events)].filter(event => event.kind === 'recorded');
  return ['<Events>', ...recorded.map(eventXml), '</Events>', ''].join('\n');
}

function eventXml({ log, id, values }: RecordedEvent): string {
  const data = Object.entries(values).map(
    ([name, value]) => `<Data Name="${xml(name)}">${xml(value)}</Data>`,
  );
  const provider = xml(log.replace(/\/.*$/, ''));
  return [
    '<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">',
    `<System><Provider Name="${provider}"/><EventID>${id}</EventID><Channel>${xml(log)}</Channel></System>`,
    `<EventData>${data.join('')}</EventData></Event>`,
  ].join('');
}

const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

/** Text for XML; control characters, which it cannot have, become blanks. */
function xml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, ' ')
    .replace(/[<>&"]/g, sign => ENTITIES[sign]!);
}
