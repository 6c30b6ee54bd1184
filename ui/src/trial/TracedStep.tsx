import { useTranslation } from 'react-i18next';
import type { Traced } from '../api/designTypes';
import { useLanguage } from '../i18n/useLanguage';
import { useWord } from '../i18n/useWord';
import { sealed } from '../messages/sealed';
import { Reasons } from '../parts/Reasons';
import { WhenForBoth } from '../parts/When';
import { dateAndTime } from '../time/format';

const GUARD_COLOUR = { allow: 'consent-granted', hold: 'upcoming-held', refuse: 'consent-denied' };

function Guards({ traced: { guards = [], zone } }: { traced: Traced }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (guards.length === 0) {
    return null;
  }
  return (
    <>
      <h4>{t('test.guards')}</h4>
      <ul className="verdicts">
        {guards.map(({ outcome, text, until }, place) => (
          <li key={place}>
            <span className={`tag ${GUARD_COLOUR[outcome]}`}>{t(`test.${outcome}`)}</span> {text}{' '}
            {until && t('test.until', { when: dateAndTime(until, zone, language) })}
          </li>
        ))}
      </ul>
    </>
  );
}

function Message({ message }: { message: NonNullable<Traced['message']> }) {
  const { t } = useTranslation();
  const word = useWord();
  const { channel, subject = '', text, html } = message;
  return (
    <>
      <h4>{t('test.message', { channel: word('channel', channel) })}</h4>
      {subject && <p>{subject}</p>}
      {html ? (
        <iframe className="mail-frame" sandbox="" title={t('test.frame', { subject })} srcDoc={sealed(html)} />
      ) : (
        text && <p className="sms-text">{text}</p>
      )}
    </>
  );
}

/** One thing that would happen, and all that spoke for and against it. */
export function TracedStep({ traced }: { traced: Traced }) {
  const { t } = useTranslation();
  const { conditions = [] } = traced;
  return (
    <div className="traced">
      <WhenForBoth at={traced.at} zone={traced.zone} />
      <p>{traced.text}</p>
      <Reasons reasons={traced.reasons} />
      {conditions.length > 0 && (
        <>
          <h4>{t('test.conditions')}</h4>
          <ul className="verdicts">
            {conditions.map(({ text, met }, place) => (
              <li key={place}>
                <span className={`tag ${met ? 'consent-granted' : 'consent-denied'}`}>
                  {met ? '✓' : '✕'} {t(met ? 'test.met' : 'test.unmet')}
                </span>{' '}
                {text}
              </li>
            ))}
          </ul>
        </>
      )}
      <Guards traced={traced} />
      {traced.message && <Message message={traced.message} />}
    </div>
  );
}
