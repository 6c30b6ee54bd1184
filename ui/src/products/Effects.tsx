import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/useLanguage';
import { to } from '../nav/route';
import { Table } from '../parts/Table';
import { whole } from '../time/format';
import { fieldAt } from './fields';
import type { Judged } from './types';

/** Whom a change is about, what it changes, and what stands in its way, before anything is stored. */
export function Effects({ judged }: { judged: Judged }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { problems, changes, uses } = judged;
  const label = (path: string): string => {
    const field = fieldAt(path);
    return field ? t(`products.fields.${field}`) : path;
  };
  const errors = problems.filter(({ severity }) => severity === 'error');
  return (
    <section className="card padded effects" aria-labelledby="effects-title">
      <h2 id="effects-title">{t('products.effectsTitle')}</h2>
      <p role="status">
        {changes.length === 0 ? t('products.noChanges') : t('products.changes', { count: changes.length })}{' '}
        {errors.length > 0 && t('products.errors', { count: errors.length })}
      </p>
      {problems.length > 0 && (
        <ul className="problem-list">
          {problems.map(({ code, field, text, remedy, severity }) => (
            <li key={code + field + text} className={severity}>
              <strong>{field === undefined ? t('products.whole') : label(field)}</strong>:{' '}
              {code === 'MISSING' ? t('products.missing') : `${text} ${remedy}`}
            </li>
          ))}
        </ul>
      )}
      {changes.length > 0 && (
        <Table label={t('products.changesTable')} columns={[t('products.field'), t('products.from'), t('products.to')]}>
          {changes.map(({ field, from, to: now }) => (
            <tr key={field}>
              <th scope="row">{label(field)}</th>
              <td>{from ?? '–'}</td>
              <td>{now ?? '–'}</td>
            </tr>
          ))}
        </Table>
      )}
      <p>
        {t('products.needs', { count: uses.openNeeds, shown: whole(uses.openNeeds, language) })} {t('products.fromNowOn')}
      </p>
      {uses.journeys.length > 0 && (
        <ul>
          {uses.journeys.map(({ id, name, inside, enters }) => (
            <li key={id}>
              <a href={to.journey(id)}>{name}</a>: {t('products.inside', { count: inside, shown: whole(inside, language) })}
              {!enters && `, ${t('products.entersNoMore')}`}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
