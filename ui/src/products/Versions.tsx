import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { Table } from '../parts/Table';
import { When } from '../parts/When';
import type { ProductType, Section } from './types';

/** What became of a product type; any version can be put back into the form. */
export function Versions({ type, take }: { type: ProductType; take: ((section: Section, version: number) => void) | undefined }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="versions-title">
      <h2 id="versions-title">{t('products.versions')}</h2>
      {type.versions.length === 0 ? (
        <p className="soft">{t('products.asShipped')}</p>
      ) : (
        <Table label={t('products.versions')} columns={[t('products.version'), t('products.changedAt'), t('products.changedBy'), t('products.note'), t('products.again')]} card>
          {type.versions.map(({ version, changedAt, changedBy, note, section }) => (
            <tr key={version}>
              <th scope="row">{version}</th>
              <td>
                <When at={changedAt} />
              </td>
              <td>{changedBy}</td>
              <td>{note || '–'}</td>
              <td>
                {take && version !== type.version ? (
                  <Button className="button" aria-label={t('products.takeOf', { version })} onPress={() => take(section, version)}>
                    {t('products.take')}
                  </Button>
                ) : version === type.version ? (
                  t('products.inForce')
                ) : (
                  '–'
                )}
              </td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
}
