import { useTranslation } from 'react-i18next';
import { apiPath } from '../api/client';
import type { MailDetail } from '../api/types';
import { Answers } from './Answers';
import { networksIn, pretty, textIn, textsIn } from './detail';

/** A text message as it travels: cut into segments, in the alphabet that its characters need. */
export function TextMessage({ mail }: { mail: MailDetail }) {
  const { t } = useTranslation();
  const segments = textsIn(mail.detail, 'segments');
  const culprits = textsIn(mail.detail, 'culprits');
  return (
    <>
      <dl className="facts">
        <dt>{t('sms.encoding')}</dt>
        <dd>
          {textIn(mail.detail, 'encoding')}
          {culprits.length > 0 && <small>{t('sms.culprits', { characters: culprits.join(' ') })}</small>}
        </dd>
        <dt>{t('sms.segments')}</dt>
        <dd>{t('sms.counted', { segments: segments.length, units: textIn(mail.detail, 'units') })}</dd>
      </dl>
      <ol className="segments" aria-label={t('sms.segments')}>
        {segments.map((segment, place) => (
          <li key={place}>{segment}</li>
        ))}
      </ol>
      <Answers id={mail.id} />
    </>
  );
}

/** Who entered or left which audience, as the networks see it: hashed, never in the clear. */
export function AudienceChange({ mail }: { mail: MailDetail }) {
  const { t } = useTranslation();
  return (
    <>
      <p>
        {t(mail.detail['membership'] === 'leave' ? 'display.left' : 'display.entered', {
          audience: textIn(mail.detail, 'audience'),
        })}
      </p>
      <dl className="facts">
        {networksIn(mail.detail).map(({ network, list, member }) => (
          <div className="pair" key={network}>
            <dt>{network}</dt>
            <dd>
              {t('display.list', { list })}
              <small>{t('display.hash')}</small>
              <code>{member}</code>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** The pages of a letter as they come out of the printer. */
export function Letter({ mail }: { mail: MailDetail }) {
  const { t } = useTranslation();
  const pages = Array.from({ length: mail.pages ?? 0 }, (_, page) => page + 1);
  return (
    <>
      <p>
        <a className="button" href={apiPath(['mailbox', mail.id, 'letter.pdf'])}>
          {t('postal.pdf')}
        </a>
      </p>
      {pages.map((page) => (
        <img
          key={page}
          className="letter-page"
          src={apiPath(['mailbox', mail.id, 'pages', `${page}.png`])}
          alt={t('postal.page', { page, pages: pages.length, name: mail.to })}
        />
      ))}
    </>
  );
}

/** A call to another system: what it was told, and whether it could tell that Kairos said it. */
export function Webhook({ mail }: { mail: MailDetail }) {
  const { t } = useTranslation();
  const times = Number(textIn(mail.detail, 'times') || '1');
  return (
    <>
      <dl className="facts">
        <dt>{t('webhook.signature')}</dt>
        <dd>
          {t(mail.detail['genuine'] === true ? 'webhook.genuine' : 'webhook.forged')}
          <code>{textIn(mail.detail, 'signature')}</code>
        </dd>
        <dt>{t('webhook.path')}</dt>
        <dd>{textIn(mail.detail, 'path')}</dd>
        {times > 1 && (
          <>
            <dt>{t('webhook.times')}</dt>
            <dd>{t('webhook.repeated', { times })}</dd>
          </>
        )}
      </dl>
      <pre className="mail-text" tabIndex={0} role="region" aria-label={t('webhook.payload')}>
        {pretty(mail.text ?? '')}
      </pre>
    </>
  );
}
