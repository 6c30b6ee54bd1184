import { useTranslation } from 'react-i18next';
import type { ApiError } from '../api/client';

/** Why a change was not made, beside the form that asked for it. */
export function Problem({ error }: { error: ApiError }) {
  const { t } = useTranslation();
  const known = error.kind === 'problem';
  return (
    <p className="problem" role="alert">
      {error.detail ?? t(error.kind === 'unreachable' ? 'error.unreachable' : 'error.unreadable')}{' '}
      {known ? error.remedy : t(error.kind === 'unreachable' ? 'error.unreachableRemedy' : 'error.unreadableRemedy')}
    </p>
  );
}
