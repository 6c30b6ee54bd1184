import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../api/client';
import { readDraft } from '../api/design';
import type { Draft } from '../api/designTypes';
import { useLanguage } from '../i18n/useLanguage';
import { spareOf } from './draftKeeper';

interface Opened {
  draft: Draft;
  /** The file is not the program's: this browser kept it when the connection was lost. */
  spared: boolean;
  /** Counts how often the draft was opened. */
  opening: number;
}

/** Reads the draft once; it stays open whatever language the page is read in. */
export function useOpened(id: string) {
  const language = useLanguage();
  const speaking = useRef(language);
  speaking.current = language;
  const [opened, setOpened] = useState<Opened>();
  const [error, setError] = useState<ApiError>();
  const [opening, setOpening] = useState(0);
  const reopen = useCallback(() => setOpening((count) => count + 1), []);

  useEffect(() => {
    const stop = new AbortController();
    const read = async () => {
      try {
        const draft = await readDraft(id, { language: speaking.current, signal: stop.signal });
        const spare = spareOf(id, localStorage).read();
        setOpened({ draft: { ...draft, ...spare }, spared: spare !== undefined, opening });
        setError(undefined);
      } catch (failure) {
        if (!stop.signal.aborted) {
          setOpened(undefined);
          setError(failure instanceof ApiError ? failure : new ApiError('unreadable', 0));
        }
      }
    };
    void read();
    return () => stop.abort();
  }, [id, opening]);

  return { opened, error, reopen };
}
