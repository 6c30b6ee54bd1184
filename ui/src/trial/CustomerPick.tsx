import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerRow } from '../api/types';
import { usePages } from '../api/usePages';
import { Search } from '../parts/Search';
import { Loaded } from '../parts/Loaded';

export interface Picked {
  id: string;
  label: string;
}

const CUSTOMERS = ['customers'];
const customersOf = (page: { customers: CustomerRow[] }) => page.customers;
const SHOWN = 8;

/** Finds one customer by name, address or id. */
export function CustomerPick({ onPick }: { onPick: (customer: Picked) => void }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const asked = useMemo(() => ({ q: query }), [query]);
  const pages = usePages<CustomerRow>(CUSTOMERS, asked, customersOf);
  return (
    <div className="pick">
      <Search label={t('when.search')} value={query} onSearch={setQuery} />
      <Loaded data={pages.rows} error={pages.error} retry={pages.retry} lines={2}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="soft">{t('common.nothingFound', { query })}</p>
          ) : (
            <ul>
              {rows.slice(0, SHOWN).map(({ id, label, email }) => (
                <li key={id}>
                  <button type="button" onClick={() => onPick({ id, label })}>
                    {label} {email && <small>{email}</small>}
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  );
}
