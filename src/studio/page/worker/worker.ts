import { workerScope } from './scope.ts';

// What has schemas comes behind it.

import { type InfReply, type InfRequest, workOnInf } from './inf-work.ts';
import { type LogReply, type LogRequest, workOnLog } from './log-work.ts';
import { type OpenReply, type OpenRequest, workOnFiles } from './open-work.ts';
import { type StoryReply, type StoryRequest, workOnStory } from './story-work.ts';

/** What a worker is told. One that reads a log or an INF, or opens files, is not the one that plays a rehearsal. */
export type WorkRequest = StoryRequest | LogRequest | InfRequest | OpenRequest;
export type WorkReply = StoryReply | LogReply | InfReply | OpenReply;

const scope = workerScope<WorkRequest, WorkReply>();
const told = (reply: WorkReply): void => scope.postMessage(reply);

scope.onmessage = ({ data }) => {
  if (data.kind === 'open-log' || data.kind === 'section') workOnLog(data, told);
  else if (data.kind === 'open-inf' || data.kind === 'inf-grid') workOnInf(data, told);
  else if (data.kind === 'open-files') workOnFiles(data, told);
  else workOnStory(data, told);
};
