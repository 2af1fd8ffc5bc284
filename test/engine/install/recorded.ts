import { readFileSync } from 'node:fs';
import { shared } from '../../shared.ts';

/** A handler as a log names it: `class`, `default`, `coInstaller1`. */
export interface RecordedReply {
  readonly who: string;
  readonly phase?: 'pre' | 'post';
  readonly result?: 'ok' | 'failed' | null;
}

export interface RecordedRequest {
  readonly dif: string | null;
  readonly line: number;
  readonly handlers: readonly RecordedReply[];
  readonly exit?: string;
  readonly nested?: readonly RecordedRequest[];
  readonly messages?: readonly string[];
}

export interface RecordedSection {
  readonly file: string;
  readonly os: string;
  readonly section: string | null;
  readonly line: number | null;
  readonly format?: 'xp' | null;
  readonly exitStatus?: string | null;
  readonly sequence: readonly RecordedRequest[];
}

const facts = shared('recordings', 'facts', 'dif-sequence.json');

/** Empty where there are no shared facts; tests then say that they were skipped. */
export const SECTIONS: readonly RecordedSection[] = facts
  ? (JSON.parse(readFileSync(facts, 'utf8')) as RecordedSection[])
  : [];

/** A request and those inside it. */
export function everyRequest(requests: readonly RecordedRequest[]): RecordedRequest[] {
  return requests.flatMap(request => [request, ...everyRequest(request.nested ?? [])]);
}

/** The text of a section, from its first line to its end mark. */
export function textOf({ file, line }: RecordedSection): readonly string[] {
  const lines = readFileSync(shared('recordings', 'raw', file)!, 'utf8').split(/\r?\n/);
  const from = (line ?? 1) - 1;
  const end = lines.findIndex((text, i) => i > from && text.startsWith('<<<  [Exit status'));
  return lines.slice(from, end < 0 ? lines.length : end + 1);
}
