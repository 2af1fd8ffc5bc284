import type { InfContext, InfHandle, SetupApi } from '../../src/setupapi/index.ts';

/** A model line: its install section, and the hardware ID. */
interface Model {
  readonly section: string;
  readonly id: string;
}

/** Decorations without a version of Windows: Wine 8 knows no others. */
const PLAIN = ['ntamd64', 'nt'];

/** The lines of a section. */
export function linesOf(api: SetupApi, inf: InfHandle, section: string): InfContext[] {
  const { count } = api.SetupGetLineCount({ inf, section });
  return Array.from({ length: Math.max(count, 0) }, (_, index) =>
    api.SetupGetLineByIndex({ inf, section, index }),
  ).flatMap(({ context }) => context ?? []);
}

/** The key and the fields of a line. */
export function fieldsOf(api: SetupApi, context: InfContext): string[] {
  const { count } = api.SetupGetFieldCount({ context });
  return Array.from(
    { length: count + 1 },
    (_, index) => api.SetupGetStringField({ context, index }).value ?? '',
  );
}

/** The models of the Models sections that count for programs of amd64, without those for a version of Windows. */
export function modelsOf(api: SetupApi, inf: InfHandle): Model[] {
  return linesOf(api, inf, 'Manufacturer')
    .flatMap(line => modelsSection(fieldsOf(api, line)) ?? [])
    .flatMap(section => linesOf(api, inf, section))
    .flatMap(line => {
      const [, section = '', id = ''] = fieldsOf(api, line);
      return section === '' || id === '' ? [] : [{ section, id }];
    });
}

function modelsSection([, models = '', ...decorations]: readonly string[]): string | undefined {
  const named = decorations.filter(decoration => decoration !== '');
  if (named.length === 0) return models;
  const plain = PLAIN.flatMap(wanted => named.find(name => name.toLowerCase() === wanted) ?? [])[0];
  return plain && `${models}.${plain}`;
}

/** The install sections that models name, of an INF without models its [DefaultInstall]: those that there are. */
export function installSections(api: SetupApi, inf: InfHandle): string[] {
  const named = [...new Set(modelsOf(api, inf).map(({ section }) => section))];
  return (named.length > 0 ? named : ['DefaultInstall']).filter(section => {
    const { section: actual } = api.SetupDiGetActualSectionToInstall({ inf, section });
    return actual !== undefined && api.SetupGetLineCount({ inf, section: actual }).count >= 0;
  });
}
