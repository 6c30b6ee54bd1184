import { useTranslation } from 'react-i18next';
import { apiPath } from '../api/client';
import type { Customer } from '../api/types';
import { usePolled } from '../api/usePolled';
import { useLanguage } from '../i18n/useLanguage';
import { to } from '../nav/route';
import { Loaded } from '../parts/Loaded';
import { useTitle } from '../parts/useTitle';
import { useNow } from '../shell/StatusProvider';
import { dateAndTime } from '../time/format';
import { About } from './About';
import { Needs } from './Needs';
import { Timeline } from './Timeline';
import { WhatComesNext } from './WhatComesNext';

function Content({ customer, changed }: { customer: Customer; changed: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  return (
    <>
      <div className="screen-head">
        <nav className="crumbs">
          <a href={to.customers()}>{t('customers.title')}</a>
        </nav>
        <h1>{customer.label}</h1>
        <p className="lead">{t('customer.localTime', { time: dateAndTime(now, customer.zone.id, language) })}</p>
      </div>
      <div className="person">
        <div className="person-main">
          <WhatComesNext id={customer.id} />
          <Timeline id={customer.id} zone={customer.zone.id} />
        </div>
        <div className="person-side">
          <Needs needs={customer.needs} />
          <About customer={customer} changed={changed} />
        </div>
      </div>
    </>
  );
}

export function CustomerScreen({ id }: { id: string }) {
  const answer = usePolled<Customer>(apiPath(['customers', id]));
  useTitle(answer.data?.label);
  return (
    <Loaded {...answer} lines={8}>
      {(customer) => <Content customer={customer} changed={answer.retry} />}
    </Loaded>
  );
}
