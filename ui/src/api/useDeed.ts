import { useCallback, useState } from 'react';
import { useLanguage } from '../i18n/useLanguage';
import { ApiError } from './client';
import type { Asking } from './design';

export const asApiError = (failure: unknown): ApiError => (failure instanceof ApiError ? failure : new ApiError('unreadable', 0));

/** Does one thing at a time at the program; tells whether it is under way and why the last one failed. */
export function useDeed() {
  const language = useLanguage();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();

  /** Gives back whether it was done. */
  const run = useCallback(
    async (deed: (asking: Asking) => Promise<unknown>): Promise<boolean> => {
      setBusy(true);
      setError(undefined);
      try {
        await deed({ language });
        return true;
      } catch (failure) {
        setError(asApiError(failure));
        return false;
      } finally {
        setBusy(false);
      }
    },
    [language],
  );

  return { run, busy, error };
}
