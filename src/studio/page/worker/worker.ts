import { type InfReply, type InfRequest, workOnInf } from './inf-work.ts';
import { type LogReply, type LogRequest, workOnLog } from './log-work.ts';
import { type OpenReply, type OpenRequest, workOnFiles } from './open-work.ts';
import { type StoryReply, type StoryRequest, workOnStory } from './story-work.ts';

/** What a worker is told. One that reads a log or an INF, or opens files, is not the one that plays a rehearsal. */
export type WorkRequest = StoryRequest | LogRequest | InfRequest | OpenRequest;
export type WorkReply = StoryReply | LogReply | InfReply | OpenReply;

/** The part of a worker's global scope that is used here; the page's types know only windows. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<WorkRequest>) => void) | null;
  postMessage(reply: WorkReply): void;
}

const scope = globalThis as unknown as WorkerScope;
const told = (reply: WorkReply): void => scope.postMessage(reply);

scope.onmessage = ({ data }) => {
  if (data.kind === 'open-log' || data.kind === 'section') workOnLog(data, told);
  else if (data.kind === 'open-inf' || data.kind === 'inf-grid') workOnInf(data, told);
  else if (data.kind === 'open-files') workOnFiles(data, told);
  else workOnStory(data, told);
};
