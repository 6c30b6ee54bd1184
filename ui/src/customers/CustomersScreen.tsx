import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/usePages';
import type { CustomerRow } from '../api/types';
import { replaceAddress, to } from '../nav/route';
import { Empty } from '../parts/Empty';
import { Figure } from '../parts/Figure';
import { Loaded } from '../parts/Loaded';
import { MorePages } from '../parts/MorePages';
import { Search } from '../parts/Search';
import { Table } from '../parts/Table';
import { useTitle } from '../parts/useTitle';
import { When } from '../parts/When';

const CUSTOMERS = ['customers'];
const customersOf = (page: { customers: CustomerRow[] }) => page.customers;

function Found({ rows }: { rows: CustomerRow[] }) {
  const { t } = useTranslation();
  return (
    <Table
      label={t('customers.table')}
      columns={[
        t('customers.name'),
        t('customers.email'),
        t('customers.zone'),
        { number: t('customers.openNeeds') },
        t('customers.lastSeen'),
      ]}
      wide
    >
      {rows.map((customer) => (
        <tr key={customer.id}>
          <th scope="row">
            <a href={to.customer(customer.id)}>{customer.label}</a>
          </th>
          <td>{customer.email}</td>
          <td>{customer.zone}</td>
          <td className="number">
            <Figure value={customer.openNeeds} />
          </td>
          <td>{customer.lastSeenAt && <When at={customer.lastSeenAt} />}</td>
        </tr>
      ))}
    </Table>
  );
}

export function CustomersScreen({ query }: { query: string }) {
  const { t } = useTranslation();
  const asked = useMemo(() => ({ q: query }), [query]);
  const pages = usePages<CustomerRow>(CUSTOMERS, asked, customersOf);
  const search = (next: string) => replaceAddress(to.customers(next));
  useTitle(t('customers.title'));
  return (
    <>
      <div className="screen-head">
        <h1>{t('customers.title')}</h1>
        <p className="lead">{t('customers.lead')}</p>
      </div>
      <div className="card">
        <Search label={t('customers.search')} value={query} onSearch={search} />
        <Loaded data={pages.rows} error={pages.error} retry={pages.retry}>
          {(rows) =>
            rows.length > 0 ? (
              <>
                <Found rows={rows} />
                <MorePages {...pages} />
              </>
            ) : query ? (
              <Empty
                text={t('common.nothingFound', { query })}
                action={t('common.nothingFoundAction')}
                onAction={() => search('')}
              />
            ) : (
              <Empty text={t('customers.empty')} action={t('customers.emptyAction')} />
            )
          }
        </Loaded>
      </div>
    </>
  );
}
