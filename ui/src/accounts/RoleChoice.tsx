import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ROLES, type Role } from '../session/types';

interface RoleChoiceProps {
  label: string;
  value: Role;
  onChange: (role: Role) => void;
  /** The label is read aloud but not shown. */
  bare?: boolean;
}

export function RoleChoice({ label, value, onChange, bare = false }: RoleChoiceProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className={bare ? 'unseen' : ''}>
        {label}
      </label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value as Role)}>
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {t(`role.${role}`)}
          </option>
        ))}
      </select>
      {!bare && <small>{t(`accounts.roles.${value}`)}</small>}
    </div>
  );
}
