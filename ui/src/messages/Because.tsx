import { useTranslation } from 'react-i18next';
import type { Why } from '../api/types';
import { useWord } from '../i18n/useWord';
import { to } from '../nav/route';
import { Reasons } from '../parts/Reasons';
import { When } from '../parts/When';

/** Why this message, why by this channel, why then: the journey's step and every decision on the way. */
export function Because({ why, channel }: { why: Why; channel: string }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <section className="because" aria-labelledby="because-title">
      <h3 id="because-title">{t('because.title')}</h3>
      <dl className="facts">
        <dt>{t('because.message')}</dt>
        <dd>
          {t('because.need', { type: why.productTypeName, subject: why.needSubject })}
          <small>
            <a href={to.journey(why.journey)}>{why.journeyName}</a>
          </small>
        </dd>
        <dt>{t('because.channel')}</dt>
        <dd>{t('because.step', { channel: word('channel', channel), step: why.stepName })}</dd>
        <dt>{t('because.then')}</dt>
        <dd>
          <When at={why.dueAt} near={false} />
        </dd>
      </dl>
      <ol className="decided">
        {why.decisions.map((decision) => (
          <li key={decision.id}>
            <strong>{word('entry', decision.kind)}</strong> <When at={decision.at} near={false} />
            <Reasons reasons={decision.reasons} />
          </li>
        ))}
      </ol>
    </section>
  );
}
