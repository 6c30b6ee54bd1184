import { useTranslation } from 'react-i18next';
import { apiPath } from '../api/client';
import type { Upcoming } from '../api/types';
import { usePolled } from '../api/usePolled';
import { useLanguage } from '../i18n/useLanguage';
import { useWord } from '../i18n/useWord';
import { to } from '../nav/route';
import { Empty } from '../parts/Empty';
import { Loaded } from '../parts/Loaded';
import { Reasons } from '../parts/Reasons';
import { WhenForBoth } from '../parts/When';
import { dateAndTime, span } from '../time/format';
import { DecisionDetails } from './DecisionDetails';

function Next({ next }: { next: Upcoming }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const word = useWord();
  return (
    <li className="next">
      <div className="next-when">
        <WhenForBoth at={next.at} zone={next.zone} />
      </div>
      <div>
        <p className="next-what">
          <strong>{next.stepName}</strong>
          <span className={`tag upcoming-${next.state}`}>{word('upcomingState', next.state)}</span>
          <a href={to.journey(next.journey)}>{next.journeyName}</a>
          {next.channel && <span className="soft">{word('channel', next.channel)}</span>}
        </p>
        {(next.window || next.latestUsefulAt) && (
          <p className="soft">
            {next.window && (
              <span>{t('customer.window', { when: span(next.window.from, next.window.to, next.zone, language) })}</span>
            )}
            {next.latestUsefulAt && (
              <span>{t('customer.latest', { when: dateAndTime(next.latestUsefulAt, next.zone, language) })}</span>
            )}
          </p>
        )}
        <Reasons reasons={next.reasons} />
        {next.decisionId && <DecisionDetails id={next.decisionId} zone={next.zone} level={3} />}
      </div>
    </li>
  );
}

export function WhatComesNext({ id }: { id: string }) {
  const { t } = useTranslation();
  const answer = usePolled<{ upcoming: Upcoming[] }>(apiPath(['customers', id, 'upcoming']));
  return (
    <section className="card padded" aria-labelledby="next-title">
      <h2 id="next-title">{t('customer.upcoming')}</h2>
      <Loaded {...answer} lines={2}>
        {({ upcoming }) =>
          upcoming.length === 0 ? (
            <Empty text={t('customer.noUpcoming')} action={t('customer.noUpcomingAction')} />
          ) : (
            <ol className="upcoming">
              {upcoming.map((next) => (
                <Next key={`${next.journey} ${next.step} ${next.decisionId ?? next.at}`} next={next} />
              ))}
            </ol>
          )
        }
      </Loaded>
    </section>
  );
}
