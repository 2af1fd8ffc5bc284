import type { SectionEvent, SystemEvent } from '../../story/index.ts';

/** @see format-of-a-text-log-section-header */
export function sectionHead({ title, about, started, command }: SectionEvent): string[] {
  const name = about === undefined ? title : `${title} - ${about}`;
  return [
    ...(title ? [`>>>  [${oneLine(name)}]`] : []),
    ...(started === undefined ? [] : [`>>>  Section start ${started}`]),
    ...(command === undefined ? [] : [`      cmd: ${oneLine(command)}`]),
  ];
}

/** Observed: two blank lines in recordings 001 and 002; the first of them belongs to the section. */
export function sectionEnd({ ended, code, restart }: SectionEvent): string[] {
  if (code === undefined) return [];
  const hex = (code >>> 0).toString(16).padStart(8, '0');
  const status = code === 0 ? `SUCCESS${restart ? ' (REBOOT_REQUIRED)' : ''}` : `FAILURE(0x${hex})`;
  return [...(ended === undefined ? [] : [`<<<  Section end ${ended}`]), `<<<  [Exit status: ${status}]`, ''];
}

/** @see format-of-a-text-log-header */
export function systemHead(event: SystemEvent): string[] {
  const fields = [
    ['OS Version', event.version],
    ['Service Pack', event.servicePack],
    ['Suite', event.suite],
    ['ProductType', event.productType],
    ['Architecture', event.architecture],
  ] as const;
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`     ${name} = ${value}`]));
  return ['[Device Install Log]', ...lines, '', '[BeginLog]', ''];
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}
