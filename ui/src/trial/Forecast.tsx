import { useTranslation } from 'react-i18next';
import type { Preview } from '../api/designTypes';
import { useLanguage } from '../i18n/useLanguage';
import { Empty } from '../parts/Empty';
import { dateAndTime, ourZone, whole } from '../time/format';
import { ForecastStep } from './ForecastStep';

/** What each customer would get, and when. */
export function Forecast({ preview: { customers, tookMillis, clock } }: { preview: Preview }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (customers.length === 0) {
    return <Empty text={t('when.nobody')} action={t('when.nobodyAction')} />;
  }
  return (
    <>
      <p className="soft" role="status">
        {t('when.took', {
          count: customers.length,
          millis: whole(tookMillis, language),
          when: dateAndTime(clock, ourZone(), language),
        })}
      </p>
      {customers.map(({ id, label, zone, need, steps, from, cut }) => (
        <details key={id} className="forecast" open={customers.length === 1}>
          <summary>
            <strong>{label}</strong> <small>{need && t('when.need', { type: need.productType, subject: need.subject })}</small>{' '}
            <small>
              {steps
                .flatMap(({ at }) => at ?? [])
                .slice(0, 3)
                .map((at) => dateAndTime(at, zone, language))
                .join(' · ')}
            </small>
          </summary>
          {from && <p className="soft">{t('when.from', { when: dateAndTime(from, zone, language) })}</p>}
          {steps.length === 0 ? (
            <p className="soft">{t('when.nothing')}</p>
          ) : (
            <ol className="upcoming">
              {steps.map((step, place) => (
                <ForecastStep key={`${step.step} ${place}`} step={step} zone={zone} />
              ))}
            </ol>
          )}
          {cut && <p className="soft">{t('when.cut')}</p>}
        </details>
      ))}
    </>
  );
}
