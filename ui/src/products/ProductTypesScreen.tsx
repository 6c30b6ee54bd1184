import '../styles/products.css';
import { useTranslation } from 'react-i18next';
import { useFetched } from '../api/useFetched';
import { useLanguage } from '../i18n/useLanguage';
import { useWord } from '../i18n/useWord';
import { to } from '../nav/route';
import { Loaded } from '../parts/Loaded';
import { Table } from '../parts/Table';
import { useTitle } from '../parts/useTitle';
import { useMay } from '../session/SessionProvider';
import { whole } from '../time/format';
import type { ProductRow } from './types';

export default function ProductTypesScreen() {
  const { t } = useTranslation();
  const language = useLanguage();
  const word = useWord();
  const may = useMay();
  const answer = useFetched<{ productTypes: ProductRow[] }>('/api/product-types');
  useTitle(t('products.title'));
  return (
    <>
      <div className="screen-head">
        <h1>{t('products.title')}</h1>
        <p className="lead">{t('products.lead')}</p>
        {may('marketer') && (
          <p>
            <a className="button primary new" href={to.newProductType()}>
              {t('products.add')}
            </a>
          </p>
        )}
      </div>
      <Loaded {...answer}>
        {({ productTypes }) => (
          <Table
            label={t('products.title')}
            columns={[
              t('products.name'),
              t('products.fields.cycle'),
              t('products.journeys'),
              { number: t('products.openNeeds') },
              { number: t('products.insideNow') },
              t('products.version'),
            ]}
            card
          >
            {productTypes.map(({ id, name, cycle, version, openNeeds, journeys }) => (
              <tr key={id}>
                <th scope="row">
                  <a href={to.productType(id)}>{name}</a>
                </th>
                <td>{word('cycle', cycle)}</td>
                <td>
                  {journeys
                    .filter(({ enters }) => enters)
                    .map((journey) => journey.name)
                    .join(', ')}
                </td>
                <td className="number">{whole(openNeeds, language)}</td>
                <td className="number">{whole(journeys.reduce((sum, { inside }) => sum + inside, 0), language)}</td>
                <td>{version === 0 ? t('products.shipped') : version}</td>
              </tr>
            ))}
          </Table>
        )}
      </Loaded>
    </>
  );
}
