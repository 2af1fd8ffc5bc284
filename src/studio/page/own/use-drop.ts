import { useEffect, useRef } from 'react';

/** What is dropped on the page and no view took: a view that takes it prevents what would happen else. */
export function useDrop(drop: (dropped: DataTransfer) => void): void {
  const latest = useRef(drop);
  useEffect(() => {
    latest.current = drop;
  }, [drop]);
  useEffect(() => {
    const over = (event: DragEvent): void => event.preventDefault();
    const take = (event: DragEvent): void => {
      if (event.defaultPrevented || !event.dataTransfer) return;
      event.preventDefault();
      latest.current(event.dataTransfer);
    };
    addEventListener('dragover', over);
    addEventListener('drop', take);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('drop', take);
    };
  }, []);
}
