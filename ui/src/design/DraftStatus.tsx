import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/useLanguage';
import { ourZone, timeOnly } from '../time/format';
import { Problem } from '../parts/Problem';
import type { Keeping } from './draftKeeper';

/** Whether the work is safe. */
export function DraftStatus({ keeping, spared }: { keeping: Keeping; spared: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = (): string => {
    switch (keeping.state) {
      case 'kept':
        return keeping.at ? t('draft.keptAt', { time: timeOnly(keeping.at, ourZone(), language) }) : t('draft.kept');
      case 'changed':
      case 'conflict':
      case 'refused':
        return t('draft.changed');
      case 'saving':
        return t('draft.saving');
      case 'offline':
        return '';
    }
  };
  return (
    <div className={`draft-status ${keeping.state}`}>
      <p role="status">
        {words()}
        {keeping.state === 'offline' && <span className="problem">{t('draft.offline')}</span>}
        {spared && keeping.state === 'changed' && ` · ${t('draft.spare')}`}
      </p>
      {keeping.state === 'refused' &&
        (keeping.error.status === 413 ? (
          <p className="problem" role="alert">
            {t('draft.tooLarge')}
          </p>
        ) : (
          <Problem error={keeping.error} />
        ))}
    </div>
  );
}
