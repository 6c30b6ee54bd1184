import { useCallback } from 'react';
import { sendJson } from './client';
import { useDeed } from './useDeed';

/** Sends changes, one at a time; tells whether one is under way and why the last one failed. */
export function useSending() {
  const { run, busy, error } = useDeed();

  const send = useCallback(
    async <T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body: unknown): Promise<T | undefined> => {
      let answer: T | undefined;
      await run(async ({ language }) => {
        answer = await sendJson<T>(method, path, body, language);
      });
      return answer;
    },
    [run],
  );

  return { send, sending: busy, error };
}
