import { useCallback, useState } from 'react';
import { useLanguage } from '../i18n/useLanguage';
import { ApiError, sendJson } from './client';

/** Sends changes, one at a time; tells whether one is under way and why the last one failed. */
export function useSending() {
  const language = useLanguage();
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<ApiError>();

  const send = useCallback(
    async <T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body: unknown): Promise<T | undefined> => {
      setSending(true);
      setError(undefined);
      try {
        return await sendJson<T>(method, path, body, language);
      } catch (failure) {
        setError(failure instanceof ApiError ? failure : new ApiError('unreadable', 0));
        return undefined;
      } finally {
        setSending(false);
      }
    },
    [language],
  );

  return { send, sending, error };
}
