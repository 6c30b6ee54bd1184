import { useTranslation } from 'react-i18next';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { apiPath } from '../api/client';
import type { MailDetail } from '../api/types';
import { useFetched } from '../api/useFetched';
import { to } from '../nav/route';
import { Loaded } from '../parts/Loaded';
import { useArrival } from '../parts/useArrival';
import { When } from '../parts/When';
import { useWord } from '../i18n/useWord';
import { Because } from './Because';
import { AudienceChange, Letter, TextMessage, Webhook } from './Bodies';
import { sealed } from './sealed';
import { useHeading } from './useHeading';

function Email({ mail }: { mail: MailDetail }) {
  const { t } = useTranslation();
  const subject = mail.subject || t('messages.noSubject');
  const text = mail.text && (
    <pre className="mail-text" tabIndex={0} role="region" aria-label={t('messages.body', { subject })}>
      {mail.text}
    </pre>
  );
  if (!mail.html) {
    return text || <p className="soft">{t('messages.noBody')}</p>;
  }
  return (
    <Tabs className="tabs">
      <TabList aria-label={subject}>
        <Tab id="html">{t('messages.html')}</Tab>
        {text && <Tab id="text">{t('messages.text')}</Tab>}
      </TabList>
      <TabPanel id="html">
        <iframe className="mail-frame" title={t('messages.frame', { subject })} sandbox="" srcDoc={sealed(mail.html)} />
        <p className="soft">{t('messages.remote')}</p>
      </TabPanel>
      {text && <TabPanel id="text">{text}</TabPanel>}
    </Tabs>
  );
}

function Body({ mail }: { mail: MailDetail }) {
  switch (mail.channel) {
    case 'sms':
      return <TextMessage mail={mail} />;
    case 'display':
      return <AudienceChange mail={mail} />;
    case 'postal':
      return <Letter mail={mail} />;
    case 'webhook':
      return <Webhook mail={mail} />;
    default:
      return <Email mail={mail} />;
  }
}

function Content({ mail }: { mail: MailDetail }) {
  const { t } = useTranslation();
  const word = useWord();
  const heading = useHeading();
  const title = useArrival<HTMLHeadingElement>(mail.id);
  return (
    <>
      <h2 ref={title} tabIndex={-1}>
        {heading(mail)}
      </h2>
      <dl className="facts">
        <dt>{t('messages.channel')}</dt>
        <dd>{word('channel', mail.channel)}</dd>
        <dt>{t('messages.from')}</dt>
        <dd>{mail.from}</dd>
        <dt>{t('messages.to')}</dt>
        <dd>{mail.to}</dd>
        <dt>{t('messages.received')}</dt>
        <dd>
          <When at={mail.receivedAt} />
        </dd>
        {mail.customerId && (
          <>
            <dt>{t('messages.customer')}</dt>
            <dd>
              <a href={to.customer(mail.customerId)}>{t('messages.openCustomer')}</a>
            </dd>
          </>
        )}
      </dl>
      <Body mail={mail} />
      {mail.why && <Because why={mail.why} channel={mail.channel} />}
    </>
  );
}

export function Message({ id }: { id: string }) {
  const answer = useFetched<MailDetail>(apiPath(['mailbox', id]));
  return (
    <article className="card mail">
      <Loaded {...answer}>{(mail) => <Content mail={mail} />}</Loaded>
    </article>
  );
}
