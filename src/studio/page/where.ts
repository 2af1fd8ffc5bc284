import { useCallback, useEffect, useRef, useState } from 'react';

export const VIEWS = ['timeline'] as const;
export type View = (typeof VIEWS)[number];

/** What is looked at. Its text stands behind the # of the address, so that any moment can be linked to. */
export interface Where {
  readonly view: View;
  /** Which rehearsal, from 0. */
  readonly story: number;
  /** Which row of its timeline, from 0. */
  readonly at: number;
}

function parseWhere(hash: string): Where {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  const number = (name: string): number => Math.max(0, Number.parseInt(fields.get(name) ?? '', 10) || 0);
  const view = VIEWS.find(one => one === fields.get('view')) ?? 'timeline';
  return { view, story: number('story'), at: number('at') };
}

function printWhere({ view, story, at }: Where): string {
  return `#view=${view}&story=${story}&at=${at}`;
}

/** Browsers refuse more than some hundred changes of the address in a short time. */
const SETTLED = 300;

/** Where the person is, and how they go elsewhere; the address follows when they stay. */
export function useWhere(): readonly [Where, (to: Partial<Where>) => void] {
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
