import '../styles/products.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPath } from '../api/client';
import { useFetched } from '../api/useFetched';
import { useCatalog } from '../design/useCatalog';
import { to } from '../nav/route';
import { Loaded } from '../parts/Loaded';
import { useTitle } from '../parts/useTitle';
import { useMay } from '../session/SessionProvider';
import { Editor } from './Editor';
import { Remove } from './Remove';
import { textAt } from './section';
import type { ProductType, Section } from './types';
import { useNamed } from './useNamed';
import { Versions } from './Versions';

/** One product type: as it is, what a change would do, and what it was. */
export default function ProductTypeScreen({ id }: { id: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const catalog = useCatalog();
  const answer = useFetched<ProductType>(apiPath(['product-types', id]));
  const [said, setSaid] = useState('');
  const [taken, setTaken] = useState<{ section: Section; count: number }>();
  const named = useNamed();
  const title = answer.data ? textAt(answer.data.section, ['name', named]) : id;
  useTitle(title);

  return (
    <>
      <div className="screen-head">
        <p>
          <a href={to.productTypes()}>{t('products.title')}</a>
        </p>
        <h1>{title}</h1>
        <p className="lead">{t('products.one')}</p>
      </div>
      <p role="status">{said}</p>
      <Loaded {...answer}>
        {(type) =>
          catalog && (
            <>
              <Editor
                key={`${type.version} ${taken?.count ?? 0}`}
                id={type.id}
                version={type.version}
                begin={taken?.section ?? type.section}
                catalog={catalog}
                readOnly={!may('marketer')}
                saved={({ version }) => {
                  setTaken(undefined);
                  setSaid(t('products.saved', { version }));
                  answer.retry();
                }}
              />
              <Versions
                type={type}
                take={
                  may('marketer')
                    ? (section, version) => {
                        setTaken((last) => ({ section, count: (last?.count ?? 0) + 1 }));
                        setSaid(t('products.taken', { version }));
                        window.scrollTo(0, 0);
                      }
                    : undefined
                }
              />
              {may('marketer') && <Remove type={type} name={title} />}
            </>
          )
        }
      </Loaded>
    </>
  );
}
