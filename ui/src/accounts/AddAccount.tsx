import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Form, Input, Label, Text, TextField } from 'react-aria-components';
import { useSending } from '../api/useSending';
import { Problem } from '../parts/Problem';
import type { Role } from '../session/types';
import { RoleChoice } from './RoleChoice';
import type { Account } from './types';

export function AddAccount({ added }: { added: (name: string) => void }) {
  const { t } = useTranslation();
  const { send, sending, error } = useSending();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('marketer');
  const [password, setPassword] = useState('');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const account = sending ? undefined : await send<Account>('POST', '/api/accounts', { name, role, password });
    if (account) {
      setName('');
      setPassword('');
      added(account.name);
    }
  };

  return (
    <Form className="card padded form add-account" onSubmit={submit}>
      <h2>{t('accounts.add')}</h2>
      <TextField value={name} onChange={setName} isRequired autoComplete="off">
        <Label>{t('accounts.name')}</Label>
        <Input />
      </TextField>
      <RoleChoice label={t('accounts.role')} value={role} onChange={setRole} />
      <TextField value={password} onChange={setPassword} isRequired type="password" autoComplete="new-password">
        <Label>{t('accounts.password')}</Label>
        <Input />
        <Text slot="description">{t('accounts.passwordHint')}</Text>
      </TextField>
      {error && <Problem error={error} />}
      <Button type="submit" className="button primary">
        {t('accounts.create')}
      </Button>
    </Form>
  );
}
