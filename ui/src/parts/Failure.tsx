import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import type { ApiError } from '../api/client';

export function Failure({ error, retry }: { error: ApiError; retry: () => void }) {
  const { t } = useTranslation();
  const detail = error.detail ?? t(error.kind === 'unreachable' ? 'error.unreachable' : 'error.unreadable');
  const remedy =
    error.remedy ??
    (error.kind === 'problem' ? undefined : t(error.kind === 'unreachable' ? 'error.unreachableRemedy' : 'error.unreadableRemedy'));
  return (
    <div className="notice trouble" role="alert">
      <h2>{t('error.title')}</h2>
      <p>{detail}</p>
      {remedy && <p>{remedy}</p>}
      {error.code && <p className="soft">{t('error.code', { code: error.code })}</p>}
      <Button className="button" onPress={retry}>
        {t('error.retry')}
      </Button>
    </div>
  );
}
