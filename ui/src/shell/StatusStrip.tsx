import { useTranslation } from 'react-i18next';
import { ProgressBar } from 'react-aria-components';
import type { Status, Totals } from '../api/types';
import { useLanguage } from '../i18n/useLanguage';
import { Icon } from '../parts/Icon';
import { dateAndTime, offsetAt, ourZone, whole } from '../time/format';
import { useStatus } from './StatusProvider';

const SHOWN = [
  'captured',
  'needs',
  'enrolments',
  'dispatched',
  'delivered',
  'held',
  'refused',
  'cancelledByPurchase',
  'unknown',
] as const satisfies (keyof Totals)[];

function ClockFace({ clock }: { clock: Status['clock'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = ourZone();
  return (
    <div className="clock">
      <Icon name={clock.virtual ? 'hourglass' : 'clock'} />
      <div>
        <span className="clock-label">
          {t(clock.virtual ? 'status.virtual' : 'status.now')}
          {clock.virtual && clock.speed !== undefined && (
            <> {t('status.speed', { speed: whole(clock.speed, language) })}</>
          )}
        </span>
        <time dateTime={clock.now}>
          {dateAndTime(clock.now, zone, language)} <small>{offsetAt(clock.now, zone)}</small>
        </time>
      </div>
    </div>
  );
}

function DemoProgress({ demo }: { demo: NonNullable<Status['demo']> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const amount = t('status.of', {
    done: whole(demo.processedEvents, language),
    total: whole(demo.totalEvents, language),
  });
  return (
    <ProgressBar
      className="progress"
      aria-label={t('status.progress')}
      value={demo.processedEvents}
      maxValue={Math.max(1, demo.totalEvents)}
      valueLabel={amount}
    >
      {({ percentage = 0 }) => (
        <>
          <span className="progress-words">
            <span>{t(demo.state === 'finished' ? 'status.finished' : 'status.running')}</span>
            <span className="figure">{amount}</span>
          </span>
          <span className="track">
            <span className="fill" style={{ width: `${percentage}%` }} />
          </span>
        </>
      )}
    </ProgressBar>
  );
}

export function StatusStrip() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data, error } = useStatus();
  return (
    <section className="strip" aria-label={t('status.label')}>
      {data && (
        <>
          <ClockFace clock={data.clock} />
          {data.demo && <DemoProgress demo={data.demo} />}
          <dl className="totals">
            {SHOWN.filter((name) => name !== 'unknown' || data.totals.unknown > 0).map((name) => (
              <div key={name}>
                <dt>{t(`status.${name}`)}</dt>
                <dd className="figure">{whole(data.totals[name] ?? 0, language)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <div role="status" className={error ? 'stale' : 'unseen'}>
        {error && t('status.stale')}
      </div>
    </section>
  );
}
