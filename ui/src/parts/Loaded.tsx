import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiError } from '../api/client';
import { Failure } from './Failure';

const PATIENCE_MILLIS = 300;

/** Grey lines where content will be; an answer that comes quickly never shows them. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), PATIENCE_MILLIS);
    return () => clearTimeout(timer);
  }, []);
  return (
    shown && (
      <div className="skeleton" role="status">
        <span className="unseen">{t('common.loading')}</span>
        {Array.from({ length: lines }, (_, line) => (
          <span key={line} className="bone" />
        ))}
      </div>
    )
  );
}

interface LoadedProps<T> {
  data: T | undefined;
  error: ApiError | undefined;
  retry: () => void;
  lines?: number;
  children: (data: T) => ReactNode;
}

/** One answer of the API: its content, or why it is not there, or that it is on its way. */
export function Loaded<T>({ data, error, retry, lines, children }: LoadedProps<T>) {
  const { t } = useTranslation();
  if (data === undefined) {
    return error ? <Failure error={error} retry={retry} /> : <Skeleton {...(lines !== undefined && { lines })} />;
  }
  if (error?.notFound) {
    return <Failure error={error} retry={retry} />;
  }
  return (
    <>
      {error && error.kind !== 'unreachable' && <Failure error={error} retry={retry} />}
      {error?.kind === 'unreachable' && <p className="soft old">{t('error.old')}</p>}
      {children(data)}
    </>
  );
}
