import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { JOURNEY_VIEWS, to, type JourneyView } from '../nav/route';

interface JourneyHeadProps {
  id: string;
  name: string;
  view: JourneyView | 'live';
  children?: ReactNode;
}

/** The name of a journey over the links to all there is to see of it. */
export function JourneyHead({ id, name, view, children }: JourneyHeadProps) {
  const { t } = useTranslation();
  const current = (which: string) => (which === view ? ('page' as const) : undefined);
  return (
    <div className="screen-head journey-head">
      <nav className="crumbs">
        <a href={to.journeys()}>{t('journeys.title')}</a>
      </nav>
      <h1>{name}</h1>
      {children}
      <nav className="views" aria-label={t('tabs.label')}>
        <a href={to.journey(id)} aria-current={current('live')}>
          {t('tabs.live')}
        </a>
        {JOURNEY_VIEWS.map((each) => (
          <a key={each} href={to.view(id, each)} aria-current={current(each)}>
            {t(`tabs.${each}`)}
          </a>
        ))}
      </nav>
    </div>
  );
}
