import { useEffect, useRef, useState } from 'react';

/**
 * What is answered to a question; the answer before it stays until then. Of questions that come faster than answers
 * only the last one is asked. Throws, for whoever shows the view, what the answer failed with.
 */
export function useAnswer<T>(ask: () => Promise<T>): T | undefined {
  const [answer, set] = useState<{ readonly value?: T; readonly error?: unknown }>({});
  const wanted = useRef(ask);
  const isBusy = useRef(false);
  useEffect(() => {
    wanted.current = ask;
    if (isBusy.current) return;
    isBusy.current = true;
    void answerAll();
    async function answerAll(): Promise<void> {
      for (let asked: typeof ask | undefined; asked !== wanted.current; ) {
        asked = wanted.current;
        try {
          set({ value: await asked() });
        } catch (error) {
          set({ error });
        }
      }
      isBusy.current = false;
    }
  }, [ask]);
  if ('error' in answer) throw answer.error;
  return answer.value;
}
