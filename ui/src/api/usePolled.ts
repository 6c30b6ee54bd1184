import { useCallback, useEffect, useState } from 'react';
import { useLanguage } from '../i18n/useLanguage';
import { ApiError, getJson } from './client';

export const POLL_MILLIS = 2000;

export interface Polled<T> {
  /** The last good answer to this very path and language. */
  data: T | undefined;
  /** Why the last request failed; the last good answer stays. */
  error: ApiError | undefined;
  retry: () => void;
}

interface Answer<T> {
  key: string;
  data: T | undefined;
  error: ApiError | undefined;
}

/** Asks for a path at once and then every few seconds while the page can be seen. No path: asks nothing. */
export function usePolled<T>(path: string | undefined, everyMillis: number | undefined = POLL_MILLIS): Polled<T> {
  const language = useLanguage();
  const key = `${language} ${path}`;
  const [answer, setAnswer] = useState<Answer<T>>();
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((n) => n + 1), []);

  useEffect(() => {
    if (path === undefined) {
      return;
    }
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;

    const ask = async () => {
      clearTimeout(timer);
      try {
        const data = await getJson<T>(path, language, stop.signal);
        setAnswer({ key, data, error: undefined });
      } catch (failure) {
        if (stop.signal.aborted) {
          return;
        }
        const error = failure instanceof ApiError ? failure : new ApiError('unreadable', 0);
        setAnswer((last) => ({ key, data: last?.key === key ? last.data : undefined, error }));
      }
      if (!stop.signal.aborted && everyMillis > 0) {
        clearTimeout(timer);
        timer = setTimeout(askWhenSeen, everyMillis);
      }
    };
    const askWhenSeen = () => {
      if (!document.hidden) {
        void ask();
      }
    };
    const onShown = () => {
      if (!document.hidden && everyMillis > 0) {
        void ask();
      }
    };

    void ask();
    document.addEventListener('visibilitychange', onShown);
    return () => {
      stop.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onShown);
    };
  }, [path, language, key, everyMillis, attempt]);

  const current = answer?.key === key ? answer : undefined;
  return { data: current?.data, error: current?.error, retry };
}
