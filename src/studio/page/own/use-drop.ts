import { useEffect, useRef } from 'react';

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
    addEventListener('dragover', take, { capture: true });
    addEventListener('drop', take, { capture: true });
    return () => {
      removeEventListener('dragover', take, { capture: true });
      removeEventListener('drop', take, { capture: true });
    };
  }, []);
}
