import { useTranslation } from 'react-i18next';
import type { Need } from '../api/types';
import { useLanguage } from '../i18n/useLanguage';
import { useWord } from '../i18n/useWord';
import { calendarDate, dayOnly, decimal, ourZone } from '../time/format';

function NeedLine({ need }: { need: Need }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const word = useWord();
  const day = (instant: string) => dayOnly(instant, ourZone(), language);
  const facts = [
    need.date && t('customer.forDate', { date: calendarDate(need.date, language) }),
    need.value !== undefined && need.value !== null && t('customer.value', { value: decimal(Number(need.value), language) }),
    t('customer.openedAt', { when: day(need.openedAt) }),
    need.closedAt
      ? t('customer.closedAt', { when: day(need.closedAt) })
      : need.expiresAt && t('customer.expiresAt', { when: day(need.expiresAt) }),
  ].filter(Boolean);
  return (
    <li>
      <span className={`tag state-${need.state}`}>{word('needState', need.state)}</span>
      <strong>{need.subject}</strong>
      <small>
        {need.productTypeName} · {facts.join(' · ')}
      </small>
    </li>
  );
}

export function Needs({ needs }: { needs: Need[] }) {
  const { t } = useTranslation();
  return (
    <section className="card padded" aria-labelledby="needs-title">
      <h2 id="needs-title">{t('customer.needs')}</h2>
      {needs.length === 0 ? (
        <p className="soft">{t('customer.noNeeds')}</p>
      ) : (
        <ul className="needs">
          {needs.map((need) => (
            <NeedLine key={need.id} need={need} />
          ))}
        </ul>
      )}
    </section>
  );
}
