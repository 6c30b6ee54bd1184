import { useTranslation } from 'react-i18next';
import type { Customer } from '../api/types';
import { useLanguage } from '../i18n/useLanguage';
import { useWord } from '../i18n/useWord';
import { dayOnly, ourZone } from '../time/format';
import { StopMessages } from './StopMessages';
import { valueText } from './values';

function Consents({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const word = useWord();
  if (customer.consents.length === 0) {
    return <p className="soft">{t('customer.noConsents')}</p>;
  }
  return (
    <ul className="plain-list">
      {customer.consents.map(({ channel, topic, status, at }) => (
        <li key={`${channel} ${topic}`}>
          <span className={`tag consent-${status}`}>{word('consent', status)}</span> {word('channel', channel)},{' '}
          {topic === '*' ? t('customer.everyTopic') : topic}{' '}
          <small>{dayOnly(at, ourZone(), language)}</small>
        </li>
      ))}
    </ul>
  );
}

function Identity({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const word = useWord();
  return (
    <dl className="facts">
      <dt>{t('customer.zone')}</dt>
      <dd>
        {customer.zone.id}
        <small>{word('source', customer.zone.source)}</small>
      </dd>
      {customer.locale && (
        <>
          <dt>{t('customer.locale')}</dt>
          <dd>{customer.locale}</dd>
        </>
      )}
      <dt>{t('customer.identities')}</dt>
      <dd>
        {customer.identities.map(({ kind, value }) => (
          <span key={`${kind} ${value}`} className="identity">
            <small>{word('identity', kind)}</small> {value}
          </span>
        ))}
      </dd>
      {Object.entries(customer.traits).map(([name, value]) => (
        <div key={name} className="pair">
          <dt>{name}</dt>
          <dd>{valueText(value, customer.zone.id, language)}</dd>
        </div>
      ))}
    </dl>
  );
}

export function About({ customer, changed }: { customer: Customer; changed: () => void }) {
  const { t } = useTranslation();
  const word = useWord();
  const language = useLanguage();
  return (
    <section className="card padded" aria-labelledby="about-title">
      <h2 id="about-title">{t('customer.about')}</h2>
      <Identity customer={customer} />
      <h3>{t('customer.consents')}</h3>
      <Consents customer={customer} />
      <StopMessages id={customer.id} label={customer.label} changed={changed} />
      {customer.suppressed.length > 0 && (
        <>
          <h3>{t('customer.suppressed')}</h3>
          <ul className="plain-list">
            {customer.suppressed.map(({ channel, reason, at }) => (
              <li key={`${channel} ${at}`}>
                <strong>{word('channel', channel)}</strong> {word('suppression', reason)}{' '}
                <small>{dayOnly(at, ourZone(), language)}</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
