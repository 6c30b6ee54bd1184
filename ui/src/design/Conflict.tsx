import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { useLanguage } from '../i18n/useLanguage';
import { Ask } from '../parts/Ask';
import { dateAndTime, ourZone } from '../time/format';

interface ConflictProps {
  theirs: { changedBy: string; changedAt: string };
  mine: () => void;
  take: () => void;
  copy: () => void;
}

/** Two people edited the same draft: nobody's work is lost unasked. */
export function Conflict({ theirs, mine, take, copy }: ConflictProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const when = dateAndTime(theirs.changedAt, ourZone(), language);
  return (
    <Ask title={t('draft.conflictTitle')} mustAnswer onClose={() => {}}>
      <p>{t('draft.conflictText', { who: theirs.changedBy, when })}</p>
      <div className="answers">
        <Button className="button primary" autoFocus onPress={copy}>
          {t('draft.copy')}
        </Button>
        <Button className="button" onPress={mine}>
          {t('draft.mine')}
        </Button>
        <Button className="button" onPress={take}>
          {t('draft.theirs')}
        </Button>
      </div>
    </Ask>
  );
}
