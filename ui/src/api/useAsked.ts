import { useCallback, useEffect, useRef, useState } from 'react';
import { useLanguage } from '../i18n/useLanguage';
import type { ApiError } from './client';
import type { Asking } from './design';
import { asApiError } from './useDeed';

interface Asked<T> {
  /** The last answer; it stays while a newer question is under way. */
  data: T | undefined;
  error: ApiError | undefined;
  asking: boolean;
  retry: () => void;
}

/**
 * Asks whenever the key changes, once it has rested for a while; a newer question stops the older one. No key: asks nothing.
 */
export function useAsked<T>(key: string | undefined, ask: (asking: Asking) => Promise<T>, restMillis = 0): Asked<T> {
  const language = useLanguage();
  const question = useRef(ask);
  question.current = ask;
  const [state, setState] = useState<Omit<Asked<T>, 'retry'>>({ data: undefined, error: undefined, asking: false });
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);

  useEffect(() => {
    if (key === undefined) {
      return;
    }
    const stop = new AbortController();
    const start = async () => {
      setState((last) => ({ ...last, asking: true }));
      try {
        const data = await question.current({ language, signal: stop.signal });
        if (!stop.signal.aborted) {
          setState({ data, error: undefined, asking: false });
        }
      } catch (failure) {
        if (!stop.signal.aborted) {
          setState((last) => ({ data: last.data, error: asApiError(failure), asking: false }));
        }
      }
    };
    const timer = setTimeout(() => void start(), restMillis);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [key, language, restMillis, attempt]);

  return { ...state, retry };
}
