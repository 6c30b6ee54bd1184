import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Form, Input, Label, TextField } from 'react-aria-components';
import { useSending } from '../api/useSending';
import { Problem } from '../parts/Problem';
import { useTitle } from '../parts/useTitle';
import { LanguageSwitch } from '../shell/LanguageSwitch';
import { Mark } from '../shell/Mark';
import type { Session } from './types';

interface SignInProps {
  session: Session;
  entered: () => void;
}

/** What the identity provider's way back says in the address. */
const SAID = { '#/sign-in/failed': 'session.failed', '#/sign-in/no-role': 'session.noRole' } as const;

export function SignInScreen({ session, entered }: SignInProps) {
  const { t } = useTranslation();
  const { send, sending, error } = useSending();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const said = SAID[window.location.hash as keyof typeof SAID];
  useTitle(t('session.title'));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!sending && (await send<Session>('POST', '/api/session', { name, password }))) {
      entered();
    }
  };

  return (
    <main className="sign-in">
      <Form className="card padded form" onSubmit={submit}>
        <div className="brand">
          <Mark />
          <strong>Kairos</strong>
        </div>
        <h1>{t('session.title')}</h1>
        <p className="soft">{t('session.lead')}</p>
        {said && (
          <p className="problem" role="alert">
            {t(said)}
          </p>
        )}
        {session.provider && (
          <>
            <a className="button primary" href={session.provider.url}>
              {t('session.with', { provider: session.provider.name })}
            </a>
            <p className="soft or">{t('session.or')}</p>
          </>
        )}
        <TextField value={name} onChange={setName} isRequired autoComplete="username">
          <Label>{t('session.name')}</Label>
          <Input />
        </TextField>
        <TextField value={password} onChange={setPassword} isRequired type="password" autoComplete="current-password">
          <Label>{t('session.password')}</Label>
          <Input />
        </TextField>
        {error && <Problem error={error} />}
        <Button type="submit" className="button primary">
          {t('session.signIn')}
        </Button>
        <p className="soft">{t('session.forgotten')}</p>
        <LanguageSwitch />
      </Form>
    </main>
  );
}
