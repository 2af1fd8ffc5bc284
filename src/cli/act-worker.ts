// The worker that acts on the running Windows: it calls Windows and waits, so that nobody else has to.
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { invariant } from '../base/index.ts';
import { runPnputil } from '../device-tools/index.ts';
import { runApplication, type Step } from '../installer/index.ts';
import { type AtWork, doWork, systemDesk } from '../windows/act/index.ts';
import { openWindows, Windows, windowsSetupApi } from '../windows/index.ts';
import { isAdministrator } from '../windows/state/index.ts';
import type { ActResult, ActWork } from './act-work.ts';

async function act({ work, desk, doneSoFar, watched }: AtWork<ActWork>): Promise<ActResult> {
  const windows = await openWindows();
  invariant(windows instanceof Windows, 'the worker has another Windows than who started it');
  const api = watched(windowsSetupApi(windows));
  const { env } = process;
  if (work.kind === 'pnputil') {
    const tools = { api, windows: env.SystemRoot ?? 'C:\\Windows', infs: infsOf };
    return { kind: 'pnputil', answer: runPnputil(work.words, tools) };
  }
  const { application, commandLine, architecture, facts } = work;
  const environment = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value ?? '']));
  const ended = runApplication(application, {
    api,
    desk: { ...systemDesk(windows, facts), ...desk },
    commandLine,
    architecture,
    administrator: isAdministrator(windows),
    environment,
    noted: (step: Step) => doneSoFar(step),
  });
  return { kind: 'application', ended };
}

/** The INFs that a path means; `*` stands for all of a folder. */
function infsOf(pattern: string): string[] {
  if (!basename(pattern).includes('*')) return existsSync(pattern) ? [pattern] : [];
  const folder = dirname(pattern);
  return readdirSync(folder)
    .filter(name => /\.inf$/i.test(name))
    .map(name => join(folder, name));
}

await doWork(act);
