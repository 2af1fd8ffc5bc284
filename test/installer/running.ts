import {
  type Application,
  type Ended,
  type Running,
  readApplication,
  runApplication,
} from '../../src/installer/index.ts';
import { type DeskOfWorld, scriptedEdge, TableDesk, TOASTER, type World } from './double.ts';

/** The application of a toaster: one package, one program, and more lines of its file. */
export function toaster(more: Readonly<Record<string, string>> = {}): Application {
  const parts: Readonly<Record<string, string>> = {
    product: `{ name: Contoso Toaster, version: 1.2.0.0, directory: '%ProgramFiles%\\Contoso\\Toaster' }`,
    programs: `{ x86: setup.exe, amd64: setup64.exe }`,
    packages: `[{ inf: drivers\\toastpkg.inf, hardwareIds: ['USB\\VID_1209&PID_7057'] }]`,
    applications: `[{ name: Panel, msi: ToasterPanel.msi, detect: { productCode: '{P}' }, requiredBecause: keys }]`,
    ...more,
  };
  const { value, problems } = readApplication(
    Object.entries(parts)
      .map(([key, text]) => `${key}: ${text}`)
      .join('\n'),
  );
  if (!value) throw new Error(problems.map(({ message }) => message).join('\n'));
  return value;
}

export const INF = 'D:\\drivers\\toastpkg.inf';

/** One run of it, with what was called, shown and run. */
export interface Told extends Ended {
  readonly desk: TableDesk;
  readonly calls: readonly { readonly name: string; readonly of: Readonly<Record<string, unknown>> }[];
  readonly called: readonly string[];
}

export function runToaster(
  world: World = {},
  {
    application = toaster(),
    switches = '',
    desk: sitting = {},
    ...more
  }: Partial<Omit<Running, 'desk'>> & {
    readonly application?: Application;
    readonly switches?: string;
    readonly desk?: DeskOfWorld;
  } = {},
): Told {
  const desk = new TableDesk(sitting);
  const { api, calls } = scriptedEdge({ infs: { [INF]: TOASTER }, ...world });
  const ended = runApplication(application, {
    api,
    desk,
    commandLine: `D:\\setup.exe ${switches}`,
    architecture: 'amd64',
    administrator: true,
    environment: { ProgramFiles: 'C:\\Program Files' },
    ...more,
  });
  return { ...ended, desk, calls, called: calls.map(({ name }) => name) };
}
