import { sameName } from '../src/base/index.ts';
import type { InfInformation } from '../src/setupapi/index.ts';
import { buffer, call, type Operation, type Outcome, textOf, textOrNull, whole } from './operation.ts';
import { numberOf, type World } from './world.ts';

/** The driver store and what is known of INF files, and what the cases do around them. */
export const STORE_OPERATIONS: Readonly<Record<string, Operation>> = {
  'inf.openSaved': { reads: ['path'], run: (world, { path }) => opened(world.openPath(textOf(path))) },
  'path.compare': {
    reads: ['a', 'b'],
    run: (_, { a, b }) => ({ answer: { ret: true, out: { equal: sameName(textOf(a), textOf(b)) } } }),
  },
  SetupCopyOEMInf: {
    reads: ['source', 'mediaType', 'style', 'dest', 'destInit', 'size'],
    run: (world, { source, mediaType, style, dest, destInit, size }) => {
      const of = { source: textOrNull(source), mediaType: numberOf(mediaType), style: numberOf(style) };
      const to = { ...(dest === null && { buffer: null }), ...(size !== undefined && { size: whole(size) }) };
      const { ret, err, destination, required } = world.call(api => api.SetupCopyOEMInf({ ...of, ...to }));
      const full = destination ?? world.api.SetupCopyOEMInf({ ...of, style: 0 }).destination;
      const inInfDir = sameName(full?.slice(0, full.lastIndexOf('\\')) ?? '', `${world.on.folders.WIN}\\inf`);
      const requiredMatches = required === (full?.length ?? -1) + 1;
      const out = { dest: destination ?? destInit, inInfDir, requiredMatches };
      return { answer: { ret, err, out }, keep: destination, keepsOnFailure: true };
    },
  },
  // The test gives the name alone of a path that it kept.
  SetupUninstallOEMInf: call(['inf', 'flags'], (api, { inf, flags }) =>
    api.SetupUninstallOEMInf({ inf: textOrNull(inf)?.replace(/^.*\\/, '') ?? null, flags: numberOf(flags) }),
  ),
  SetupQueryInfOriginalFileInformation: call(['information', 'cbSize'], (api, { information, cbSize }) => {
    const size = cbSize === 'ok' ? {} : { cbSize: whole(cbSize) };
    const of = { information: information as InfInformation, index: 0, ...size };
    const { info, ...answer } = api.SetupQueryInfOriginalFileInformation(of);
    return { ...answer, ...info };
  }),
  SetupDiGetINFClass: call(
    ['inf', 'guidPtr', 'requiredPtr', 'buffer', 'size'],
    (api, { inf, guidPtr, requiredPtr, ...to }) => {
      const guid = guidPtr === null ? { classGuid: null } : {};
      const answer = api.SetupDiGetINFClass({ inf: textOrNull(inf), ...guid, ...buffer(to) });
      return requiredPtr === null ? { ...answer, required: undefined } : answer;
    },
  ),
};

/** An INF that was opened; its handle is kept. */
export function opened({ ret, err, inf, errorLine }: ReturnType<World['openInf']>): Outcome {
  return { answer: { ret, err, out: { errLine: errorLine } }, keep: inf };
}
