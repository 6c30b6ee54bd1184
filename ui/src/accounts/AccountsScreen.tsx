import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePolled } from '../api/usePolled';
import { useSending } from '../api/useSending';
import { to } from '../nav/route';
import { Empty } from '../parts/Empty';
import { Loaded } from '../parts/Loaded';
import { Problem } from '../parts/Problem';
import { Table } from '../parts/Table';
import { useTitle } from '../parts/useTitle';
import { AccountRow } from './AccountRow';
import { AddAccount } from './AddAccount';
import type { Account } from './types';

const NEVER = 0;

export function AccountsScreen() {
  const { t } = useTranslation();
  const answer = usePolled<{ accounts: Account[] }>('/api/accounts', NEVER);
  const { send, sending, error } = useSending();
  const [said, setSaid] = useState('');
  useTitle(t('accounts.title'));

  const change = async (account: Account, what: Partial<Pick<Account, 'role' | 'disabled'>>) => {
    setSaid('');
    if (await send<Account>('PUT', `/api/accounts/${encodeURIComponent(account.id)}`, what)) {
      setSaid(t('accounts.changed', { name: account.name }));
    }
    answer.retry();
  };
  const added = (name: string) => {
    setSaid(t('accounts.created', { name }));
    answer.retry();
  };

  return (
    <>
      <div className="screen-head">
        <h1>{t('accounts.title')}</h1>
        <p className="lead">{t('accounts.lead')}</p>
        <p>
          <a href={to.audit()}>{t('accounts.audit')}</a>
        </p>
      </div>
      <p role="status">{said}</p>
      {error && <Problem error={error} />}
      <Loaded {...answer}>
        {({ accounts }) =>
          accounts.length === 0 ? (
            <Empty text={t('accounts.empty')} />
          ) : (
            <Table
              label={t('accounts.table')}
              columns={[
                t('accounts.name'),
                t('accounts.role'),
                t('accounts.state'),
              ]}
              card
            >
              {accounts.map((account) => (
                <AccountRow key={account.id} account={account} busy={sending} change={change} />
              ))}
            </Table>
          )
        }
      </Loaded>
      <AddAccount added={added} />
    </>
  );
}
