import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/usePages';
import type { Step, WaitingCustomer } from '../api/types';
import { useWord } from '../i18n/useWord';
import { to } from '../nav/route';
import { Empty } from '../parts/Empty';
import { Icon } from '../parts/Icon';
import { PagedTable } from '../parts/PagedTable';
import { useArrival } from '../parts/useArrival';
import { When } from '../parts/When';

const customersOf = (page: { customers: WaitingCustomer[] }) => page.customers;

function Row({ customer: { id, label, need, dueAt } }: { customer: WaitingCustomer }) {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row">
        <a href={to.customer(id)}>{label}</a>
      </th>
      <td>{need?.subject ?? <span className="soft">{t('common.none')}</span>}</td>
      <td>{dueAt ? <When at={dueAt} /> : <span className="soft">{t('journey.noDue')}</span>}</td>
    </tr>
  );
}

function List({ journey, step, version, late }: { journey: string; step: Step; version: number | undefined; late: boolean }) {
  const { t } = useTranslation();
  const parts = useMemo(() => ['journeys', journey, 'customers'], [journey]);
  const query = useMemo(
    () => ({ step: step.id, version: version?.toString(), state: late ? 'late' : undefined }),
    [step.id, version, late],
  );
  const pages = usePages<WaitingCustomer>(parts, query, customersOf);
  return (
    <PagedTable
      pages={pages}
      label={t('journey.waitingTable')}
      columns={[
        t('journey.customer'),
        t('journey.need'),
        t('journey.due'),
      ]}
      empty={<Empty text={t('journey.nobody')} action={t('journey.nobodyAction')} />}
    >
      {(customer) => <Row key={`${customer.id} ${customer.need?.id}`} customer={customer} />}
    </PagedTable>
  );
}

interface WaitingProps {
  journey: string;
  step: Step | undefined;
  version: number | undefined;
}

export function WaitingCustomers({ journey, step, version }: WaitingProps) {
  const { t } = useTranslation();
  const word = useWord();
  const [late, setLate] = useState(false);
  const title = useArrival<HTMLHeadingElement>(step?.id);

  if (!step) {
    return (
      <section className="card hint">
        <p className="soft">{t('journey.choose')}</p>
      </section>
    );
  }
  return (
    <section className="card" aria-labelledby="waiting-title">
      <div className="card-head">
        <h2 id="waiting-title" ref={title} tabIndex={-1}>
          {t('journey.waitingAt', { step: step.name || word('kind', step.kind) })}
        </h2>
        <a className="icon-button" href={to.version(journey, version)} aria-label={t('journey.close')}>
          <Icon name="close" />
        </a>
      </div>
      {(step.late > 0 || late) && (
        <label className="only-late">
          <input type="checkbox" checked={late} onChange={(event) => setLate(event.target.checked)} /> {t('journey.onlyLate')}
        </label>
      )}
      <List journey={journey} step={step} version={version} late={late} />
    </section>
  );
}
