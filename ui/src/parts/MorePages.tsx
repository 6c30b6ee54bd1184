import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import type { Pages } from '../api/usePages';

type MoreProps = Pick<Pages<unknown>, 'more' | 'loadingMore' | 'resume'>;

export function MorePages({ more, loadingMore, resume }: MoreProps) {
  const { t } = useTranslation();
  if (!more && !resume) {
    return null;
  }
  return (
    <div className="more">
      {more && (
        <Button className="button" onPress={more} isPending={loadingMore}>
          {t('common.more')}
        </Button>
      )}
      {resume && (
        <>
          <span className="soft">{t('common.paused')}</span>
          <Button className="button plain" onPress={resume}>
            {t('common.resume')}
          </Button>
        </>
      )}
    </div>
  );
}
