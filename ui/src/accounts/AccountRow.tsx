import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { RoleChoice } from './RoleChoice';
import type { Account } from './types';

interface AccountRowProps {
  account: Account;
  busy: boolean;
  change: (account: Account, what: Partial<Pick<Account, 'role' | 'disabled'>>) => void;
}

export function AccountRow({ account, busy, change }: AccountRowProps) {
  const { t } = useTranslation();
  const { name, role, disabled, external } = account;
  return (
    <tr>
      <th scope="row">
        {name}
        {external && <small>{t('accounts.external')}</small>}
      </th>
      <td>
        {external ? (
          t(`role.${role}`)
        ) : (
          <RoleChoice label={t('accounts.roleOf', { name })} value={role} onChange={(next) => change(account, { role: next })} bare />
        )}
      </td>
      <td>
        <span className={`tag ${disabled ? 'consent-denied' : 'consent-granted'}`}>
          {t(disabled ? 'accounts.disabled' : 'accounts.active')}
        </span>{' '}
        <Button
          className="button"
          isDisabled={busy}
          aria-label={t(disabled ? 'accounts.enableOf' : 'accounts.disableOf', { name })}
          onPress={() => change(account, { disabled: !disabled })}
        >
          {t(disabled ? 'accounts.enable' : 'accounts.disable')}
        </Button>
      </td>
    </tr>
  );
}
