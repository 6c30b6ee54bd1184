import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { showMessage, tryMessage } from '../../api/design';
import type { ShownMessage } from '../../api/designTypes';
import { useAsked } from '../../api/useAsked';
import { useDeed } from '../../api/useDeed';
import type { Language } from '../../i18n/languages';
import { sealed } from '../../messages/sealed';
import { Problem } from '../../parts/Problem';
import { CustomerPick, type Picked } from '../../trial/CustomerPick';

interface MessagePreviewProps {
  name: string;
  content: string;
  language: Language;
  channel: string;
  productType: string | undefined;
}

const REST_MILLIS = 300;

/** A message as one customer would get it, and a mail to try it. */
export function MessagePreview({ name, content, language, channel, productType }: MessagePreviewProps) {
  const { t } = useTranslation();
  const [customer, setCustomer] = useState<Picked>();
  const [picking, setPicking] = useState(false);
  const shown = {
    content,
    locale: language,
    ...(customer ? { customerId: customer.id } : productType && { productType }),
  };
  const answer = useAsked<ShownMessage>(JSON.stringify([name, shown]), (asking) => showMessage(name, shown, asking), REST_MILLIS);
  const message = answer.data;
  return (
    <section className="content-preview" aria-label={t('content.preview')}>
      <div className="content-head">
        <p className="soft">{customer ? t('content.for', { name: customer.label }) : t('content.forSample')}</p>
        <button type="button" className="button" aria-expanded={picking} onClick={() => setPicking(!picking)}>
          {t('content.forWhom')}
        </button>
        {customer && (
          <button type="button" className="button" onClick={() => setCustomer(undefined)}>
            {t('content.sample')}
          </button>
        )}
      </div>
      {picking && (
        <CustomerPick
          onPick={(picked) => {
            setCustomer(picked);
            setPicking(false);
          }}
        />
      )}
      {answer.error && <Problem error={answer.error} />}
      {message && !answer.error && message.warnings.length > 0 && (
        <div role="status">
          <ul className="content-warnings">
            {message.warnings.map(({ code, message: text, remedy }, place) => (
              <li key={`${code} ${place}`}>
                {text} {remedy}
              </li>
            ))}
          </ul>
        </div>
      )}
      {message && (
        <Tabs className="tabs" key={channel} defaultSelectedKey={channel === 'sms' && message.sms ? 'sms' : 'email'}>
          <TabList aria-label={t('content.preview')}>
            {message.html && <Tab id="email">{t('content.email')}</Tab>}
            {message.text && <Tab id="text">{t('content.textShown')}</Tab>}
            {message.sms && <Tab id="sms">{t('content.smsShown')}</Tab>}
            {message.letter && <Tab id="letter">{t('content.letterShown')}</Tab>}
          </TabList>
          {message.html && (
            <TabPanel id="email">
              <p className="shown-subject">
                <span className="soft">{t('content.subject')}</span> <strong>{message.subject}</strong>
              </p>
              <iframe className="mail-frame" sandbox="" srcDoc={sealed(message.html)} title={t('content.email')} />
            </TabPanel>
          )}
          {message.text && (
            <TabPanel id="text">
              <pre className="mail-text" tabIndex={0}>{message.text}</pre>
            </TabPanel>
          )}
          {message.sms && (
            <TabPanel id="sms">
              <p className="sms-bubble">{message.sms.text}</p>
              <p className="soft">
                {t('content.segments', { count: message.sms.segments ?? 0, characters: message.sms.characters })} {message.sms.alphabet}
              </p>
            </TabPanel>
          )}
          {message.letter && (
            <TabPanel id="letter">
              <iframe className="mail-frame" sandbox="" srcDoc={sealed(message.letter.html)} title={t('content.letterShown')} />
            </TabPanel>
          )}
        </Tabs>
      )}
      {message?.html && <TestMail name={name} shown={shown} />}
    </section>
  );
}

function TestMail({ name, shown }: { name: string; shown: Parameters<typeof showMessage>[1] }) {
  const { t } = useTranslation();
  const { run, busy, error } = useDeed();
  const [to, setTo] = useState('');
  const [sent, setSent] = useState('');
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setSent('');
    if (await run((asking) => tryMessage(name, { ...shown, to }, asking))) {
      setSent(to);
    }
  };
  return (
    <form className="test-mail" onSubmit={(event) => void send(event)}>
      <label>
        {t('content.testTo')}
        <input type="email" required value={to} onChange={(event) => setTo(event.target.value)} />
      </label>
      <Button type="submit" className="button" isDisabled={busy}>
        {t('content.test')}
      </Button>
      {error && <Problem error={error} />}
      <p role="status" className="soft">
        {sent && t('content.tested', { to: sent })}
      </p>
    </form>
  );
}
