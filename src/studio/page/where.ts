import { useCallback, useEffect, useRef, useState } from 'react';

export const VIEWS = ['timeline', 'devices', 'machine', 'package', 'person', 'logs'] as const;
export type View = (typeof VIEWS)[number];

/** What is looked at. Its text stands behind the # of the address, so that any moment can be linked to. */
export interface Where {
  readonly view: View;
  /** Which rehearsal, from 0. */
  readonly story: number;
  /** Which trial of it, by its ID; 0 for the story of the file. */
  readonly trial: number;
  /** Which row of its timeline, from 0. */
  readonly at: number;
  /** The instance ID of a device; empty for none. */
  readonly device: string;
  /** An INF by its name, and a line of it from 1; 0 for none. */
  readonly inf: string;
  readonly line: number;
}

export type Go = (to: Partial<Where>) => void;

function parseWhere(hash: string): Where {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  const number = (name: string): number => Math.max(0, Number.parseInt(fields.get(name) ?? '', 10) || 0);
  const view = VIEWS.find(one => one === fields.get('view')) ?? 'timeline';
  const text = (name: string): string => fields.get(name) ?? '';
  return {
    view,
    story: number('story'),
    trial: number('trial'),
    at: number('at'),
    device: text('device'),
    inf: text('inf'),
    line: number('line'),
  };
}

function printWhere({ view, story, trial, at, device, inf, line }: Where): string {
  const fields = {
    view,
    story: String(story),
    ...(trial > 0 && { trial: String(trial) }),
    at: String(at),
    ...(device !== '' && { device }),
    ...(inf !== '' && { inf }),
    ...(line > 0 && { line: String(line) }),
  };
  return `#${new URLSearchParams(fields).toString()}`;
}

/** Browsers refuse more than some hundred changes of the address in a short time. */
const SETTLED = 300;

/** Where the person is, and how they go elsewhere; the address follows when they stay. */
export function useWhere(): readonly [Where, Go] {
  const [where, change] = useState(() => parseWhere(location.hash));
  const timer = useRef(0);
  useEffect(() => {
    const follow = (): void => change(parseWhere(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  useEffect(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => history.replaceState(null, '', printWhere(where)), SETTLED);
  }, [where]);
  const go = useCallback((to: Partial<Where>) => change(before => ({ ...before, ...to })), []);
  return [where, go];
}
