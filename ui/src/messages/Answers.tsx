import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { ApiError, apiPath, sendJson } from '../api/client';
import type { DemoProvider } from '../api/types';
import { useFetched } from '../api/useFetched';
import { useLanguage } from '../i18n/useLanguage';
import { Failure } from '../parts/Failure';

const ANSWERS = [
  { key: 'delivered', path: 'status', body: { status: 'delivered' } },
  { key: 'undelivered', path: 'status', body: { status: 'undelivered' } },
  { key: 'stop', path: 'reply', body: { text: 'STOP' } },
  { key: 'start', path: 'reply', body: { text: 'START' } },
] as const;

type Answer = (typeof ANSWERS)[number];

/** Has the demo's Twilio tell what became of a text message, or what the customer wrote back; outside a demo there is none. */
export function Answers({ id }: { id: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const demo = useFetched<{ providers: DemoProvider[] }>(apiPath(['demo', 'providers']));
  const [told, setTold] = useState<Answer>();
  const [failed, setFailed] = useState<{ answer: Answer; error: ApiError }>();
  if (!demo.data?.providers.some(({ channel }) => channel === 'sms')) {
    return null;
  }

  const tell = async (answer: Answer) => {
    setTold(undefined);
    setFailed(undefined);
    try {
      await sendJson('POST', apiPath(['demo', 'messages', id, answer.path]), answer.body, language);
      setTold(answer);
    } catch (failure) {
      setFailed({ answer, error: failure instanceof ApiError ? failure : new ApiError('unreadable', 0) });
    }
  };

  return (
    <section className="answers" aria-label={t('answers.title')}>
      <h3>{t('answers.title')}</h3>
      <p className="soft">{t('answers.lead')}</p>
      <div className="providers-form">
        {ANSWERS.map((answer) => (
          <Button key={answer.key} className="button plain" onPress={() => void tell(answer)}>
            {t(`answers.${answer.key}`)}
          </Button>
        ))}
      </div>
      <p role="status">{told && t('answers.told', { news: t(`answers.${told.key}`) })}</p>
      {failed && <Failure error={failed.error} retry={() => void tell(failed.answer)} />}
    </section>
  );
}
