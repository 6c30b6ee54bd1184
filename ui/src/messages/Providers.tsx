import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { ApiError, apiPath, sendJson } from '../api/client';
import type { DemoProvider } from '../api/types';
import { usePolled } from '../api/usePolled';
import { useLanguage } from '../i18n/useLanguage';
import { useWord } from '../i18n/useWord';
import { Failure } from '../parts/Failure';

const PATH = apiPath(['demo', 'providers']);
const TROUBLES = ['429', '500', '503', 'hang', 'reset', 'drop'] as const;
const REQUESTS = 20;
const POLL_MILLIS = 5000;

const NAMES: Record<string, string> = {
  relay: 'SMTP',
  twilio: 'Twilio',
  shop: 'Webhook',
  google: 'Google',
  meta: 'Meta',
  printer: 'SFTP',
};

/** Has a provider of the demo fail for a while; outside a demo there is none, and nothing is shown. */
export function Providers() {
  const { t } = useTranslation();
  const language = useLanguage();
  const word = useWord();
  const asked = usePolled<{ providers: DemoProvider[] }>(PATH, POLL_MILLIS);
  const [chosen, setChosen] = useState('');
  const [trouble, setTrouble] = useState<string>(TROUBLES[0]);
  const [error, setError] = useState<ApiError>();
  const providers = asked.data?.providers ?? [];
  const provider = providers.find(({ id }) => id === chosen) ?? providers[0];
  if (!provider) {
    return null;
  }

  const tell = async (method: 'PUT' | 'DELETE') => {
    const body = method === 'PUT' ? { trouble, requests: REQUESTS } : undefined;
    try {
      await sendJson(method, apiPath(['demo', 'providers', provider.id, 'trouble']), body, language);
      setError(undefined);
      asked.retry();
    } catch (failure) {
      setError(failure instanceof ApiError ? failure : new ApiError('unreadable', 0));
    }
  };

  return (
    <details className="card providers">
      <summary>{t('providers.title')}</summary>
      <p className="soft">{t('providers.lead', { requests: REQUESTS })}</p>
      <div className="providers-form">
        <label>
          {t('providers.provider')}
          <select value={provider.id} onChange={({ target }) => setChosen(target.value)}>
            {providers.map(({ id, channel }) => (
              <option key={id} value={id}>
                {NAMES[id] ?? id} ({word('channel', channel)})
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('providers.trouble')}
          <select value={trouble} onChange={({ target }) => setTrouble(target.value)}>
            {TROUBLES.map((each) => (
              <option key={each} value={each}>
                {t(`trouble.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <Button className="button" onPress={() => void tell('PUT')}>
          {t('providers.fail')}
        </Button>
        <Button className="button plain" onPress={() => void tell('DELETE')}>
          {t('providers.mend')}
        </Button>
      </div>
      <p role="status">
        {provider.failing > 0
          ? t('providers.failing', { name: NAMES[provider.id] ?? provider.id, left: provider.failing })
          : t('providers.well', { name: NAMES[provider.id] ?? provider.id })}
      </p>
      {error && <Failure error={error} retry={() => void tell('PUT')} />}
    </details>
  );
}
