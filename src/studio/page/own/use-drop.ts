import { useEffect, useRef } from 'react';

/** Whoever drops where the page has just changed comes there by dragenter, with no dragover before the drop. */
const TYPES = ['dragenter', 'dragover', 'drop'] as const;

/** Files that are dropped anywhere on the page, before an editor takes them for text. */
export function useDrop(drop: (dropped: DataTransfer) => void): void {
  const latest = useRef(drop);
  useEffect(() => {
    latest.current = drop;
  }, [drop]);
  useEffect(() => {
    const take = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.type === 'drop') latest.current(event.dataTransfer);
    };
    for (const type of TYPES) addEventListener(type, take, { capture: true });
    return () => {
      for (const type of TYPES) removeEventListener(type, take, { capture: true });
    };
  }, []);
}
