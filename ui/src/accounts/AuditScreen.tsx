import { useTranslation } from 'react-i18next';
import { useWord } from '../i18n/useWord';
import { usePages } from '../api/usePages';
import { usePolled } from '../api/usePolled';
import { to } from '../nav/route';
import { Empty } from '../parts/Empty';
import { PagedTable } from '../parts/PagedTable';
import { useTitle } from '../parts/useTitle';
import { When } from '../parts/When';
import type { Change } from './types';

const AUDIT = ['audit'];
const NO_FILTER = {};
const NEVER = 0;
const entriesOf = (page: { entries?: Change[] }) => page.entries ?? [];

export function AuditScreen() {
  const { t } = useTranslation();
  const word = useWord();
  const deed = (action: string) => {
    const key = action.replace(/[^A-Za-z]+/g, '-').replace(/-$/, '');
    const known = word('deed', key);
    return known === key ? action : known;
  };
  const pages = usePages<Change>(AUDIT, NO_FILTER, entriesOf);
  const checked = usePolled<{ broken?: number }>('/api/audit/check', NEVER);
  useTitle(t('audit.title'));
  return (
    <>
      <div className="screen-head">
        <p className="crumbs">
          <a href={to.accounts()}>{t('accounts.title')}</a>
        </p>
        <h1>{t('audit.title')}</h1>
        <p className="lead">{t('audit.lead')}</p>
      </div>
      {checked.data &&
        (checked.data.broken ? (
          <p className="problem" role="alert">
            {t('audit.broken', { entry: checked.data.broken })}
          </p>
        ) : (
          <p className="soft">{t('audit.whole')}</p>
        ))}
      <PagedTable
        pages={pages}
        label={t('audit.table')}
        columns={[
          t('audit.action'),
          t('audit.target'),
          t('audit.who'),
          t('audit.at'),
          t('audit.before'),
          t('audit.after'),
        ]}
        card
        empty={<Empty text={t('audit.empty')} />}
      >
        {(entry) => (
          <tr key={entry.id}>
            <th scope="row">{deed(entry.action)}</th>
            <td>{entry.target}</td>
            <td>{entry.account}</td>
            <td className="at">
              <When at={entry.at} near={false} />
            </td>
            <td>{entry.before}</td>
            <td>{entry.after}</td>
          </tr>
        )}
      </PagedTable>
    </>
  );
}
