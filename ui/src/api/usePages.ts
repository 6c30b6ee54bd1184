import { useCallback, useEffect, useState } from 'react';
import { useLanguage } from '../i18n/useLanguage';
import { ApiError, apiPath, getJson } from './client';
import { usePolled } from './usePolled';
import type { Page } from './types';

export interface Pages<R> {
  rows: R[] | undefined;
  error: ApiError | undefined;
  retry: () => void;
  /** Fetches the rows after the last one; absent at the end of the list. */
  more: (() => void) | undefined;
  loadingMore: boolean;
  /** Present when further pages are open and the list therefore stands still: returns to the live first page. */
  resume: (() => void) | undefined;
}

interface Further<R> {
  key: string;
  rows: R[];
  next: string | undefined;
}

/** A cursor-paged list. Its first page is live; opening further pages makes it stand still, so that nothing moves under the reader. */
export function usePages<R>(
  parts: string[],
  query: Record<string, string | undefined>,
  rowsOf: (page: never) => R[],
): Pages<R> {
  const language = useLanguage();
  const path = apiPath(parts, query);
  const key = `${language} ${path}`;
  const [further, setFurther] = useState<Further<R>>();
  const [loadingMore, setLoadingMore] = useState(false);
  const [moreError, setMoreError] = useState<ApiError>();
  const open = further?.key === key ? further : undefined;
  const first = usePolled<Page>(path, open ? 0 : undefined);

  useEffect(() => setMoreError(undefined), [key]);

  const firstRows = first.data && rowsOf(first.data as never);
  const shown = open ? open.rows : firstRows;
  const next = open ? open.next : (first.data?.next ?? undefined);

  const more = useCallback(async () => {
    setLoadingMore(true);
    try {
      const page = await getJson<Page>(apiPath(parts, { ...query, after: next }), language);
      setFurther({ key, rows: [...(shown ?? []), ...rowsOf(page as never)], next: page.next ?? undefined });
      setMoreError(undefined);
    } catch (failure) {
      setMoreError(failure instanceof ApiError ? failure : new ApiError('unreadable', 0));
    } finally {
      setLoadingMore(false);
    }
  }, [parts, query, next, language, key, shown, rowsOf]);

  return {
    rows: shown,
    error: first.error ?? moreError,
    retry: first.retry,
    more: next ? () => void more() : undefined,
    loadingMore,
    resume: open ? () => setFurther(undefined) : undefined,
  };
}
