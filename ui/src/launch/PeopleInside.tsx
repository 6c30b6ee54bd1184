import { useTranslation } from 'react-i18next';
import type { PeopleInside as Policy, Review } from '../api/designTypes';
import { useLanguage } from '../i18n/useLanguage';
import { to } from '../nav/route';
import { Choice } from '../parts/Choice';
import { Figure } from '../parts/Figure';
import { Table } from '../parts/Table';
import { When } from '../parts/When';
import { whole } from '../time/format';

interface PeopleInsideProps {
  review: Review;
  value: Policy;
  onChange: (policy: Policy) => void;
}

function Moving({ moving: { sample, totals } }: { moving: Review['moving'] }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('launch.totals', totals)}</p>
      <h3>{t('launch.sample')}</h3>
      <Table label={t('launch.sample')} columns={[t('launch.customer'), t('launch.due'), t('launch.newDue')]}>
        {sample.map(({ customer, label, step, dueAt, newDueAt }) => (
          <tr key={`${customer} ${step}`}>
            <th scope="row">
              <a href={to.customer(customer)}>{label}</a>
            </th>
            <td>{dueAt ? <When at={dueAt} /> : t('journey.noDue')}</td>
            <td>{newDueAt ? <When at={newDueAt} /> : t('journey.noDue')}</td>
          </tr>
        ))}
      </Table>
    </>
  );
}

/** Who is inside now, and what the launch means for them, in numbers. */
export function PeopleInside({ review: { inside, moving }, value, onChange }: PeopleInsideProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const count = (number: number) => whole(number, language);
  if (inside.total === 0) {
    return (
      <section className="card padded" aria-labelledby="inside-title">
        <h2 id="inside-title">{t('launch.inside')}</h2>
        <p className="soft">{t('launch.nobodyInside')}</p>
      </section>
    );
  }
  return (
    <section className="card padded" aria-labelledby="inside-title">
      <h2 id="inside-title">{t('launch.inside')}</h2>
      <Table label={t('launch.where')} columns={[t('launch.step'), { number: t('launch.people') }, t('launch.still')]}>
        {inside.bySteps.map(({ step, name, count: people, stillThere }) => (
          <tr key={step}>
            <th scope="row">{name || step}</th>
            <td className="number">
              <Figure value={people} />
            </td>
            <td>{t(stillThere ? 'launch.stillThere' : 'launch.gone')}</td>
          </tr>
        ))}
      </Table>
      <Choice
        label={t('launch.policy', { total: count(inside.total) })}
        value={value}
        onChange={onChange}
        options={[
          { value: 'stay', title: t('launch.stay'), text: t('launch.stayText') },
          {
            value: 'move',
            title: t('launch.move'),
            text: t('launch.moveText', { movable: count(moving.movable), staying: count(moving.staying) }),
          },
          { value: 'leave', title: t('launch.leave'), text: t('launch.leaveText', { total: count(inside.total) }) },
        ]}
      />
      {value === 'move' && moving.sample.length > 0 && <Moving moving={moving} />}
    </section>
  );
}
