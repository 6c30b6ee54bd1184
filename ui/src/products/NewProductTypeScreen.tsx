import '../styles/products.css';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Input, Label, Text, TextField } from 'react-aria-components';
import { apiPath } from '../api/client';
import { useFetched } from '../api/useFetched';
import { useCatalog } from '../design/useCatalog';
import { to } from '../nav/route';
import { Loaded } from '../parts/Loaded';
import { useTitle } from '../parts/useTitle';
import { useMay } from '../session/SessionProvider';
import { Editor } from './Editor';
import { idOf, put } from './section';
import type { ProductRow, ProductType } from './types';

/** A product type that begins as a copy of one there is: nobody invents events and rhythms on an empty page. */
export default function NewProductTypeScreen() {
  const { t } = useTranslation();
  const may = useMay();
  const all = useFetched<{ productTypes: ProductRow[] }>('/api/product-types');
  const [begun, setBegun] = useState<{ id: string; name: string; like: string }>();
  useTitle(t('products.add'));
  return (
    <>
      <div className="screen-head">
        <p>
          <a href={to.productTypes()}>{t('products.title')}</a>
        </p>
        <h1>{begun?.name ?? t('products.add')}</h1>
        <p className="lead">{t('products.addLead')}</p>
      </div>
      <Loaded {...all}>
        {({ productTypes }) =>
          !may('marketer') ? (
            <p>{t('products.notAllowed')}</p>
          ) : begun ? (
            <Begun {...begun} />
          ) : (
            <Begin types={productTypes} begin={setBegun} />
          )
        }
      </Loaded>
    </>
  );
}

function Begin({ types, begin }: { types: ProductRow[]; begin: (what: { id: string; name: string; like: string }) => void }) {
  const { t } = useTranslation();
  const likeId = useId();
  const [name, setName] = useState('');
  const [own, setOwn] = useState<string>();
  const [like, setLike] = useState(types[0]?.id ?? '');
  const id = own ?? idOf(name);
  const taken = types.some((type) => type.id === id);
  const good = /^[a-z][a-z0-9-]{0,62}$/.test(id);
  return (
    <form
      className="card padded form add-account"
      onSubmit={(event) => {
        event.preventDefault();
        if (good && !taken) {
          begin({ id, name, like });
        }
      }}
    >
      <TextField value={name} onChange={setName} isRequired autoComplete="off">
        <Label>{t('products.fields.nameEn')}</Label>
        <Input />
      </TextField>
      <TextField value={id} onChange={setOwn} isRequired isInvalid={id !== '' && (taken || !good)} autoComplete="off">
        <Label>{t('products.id')}</Label>
        <Input />
        <Text slot="description">{taken ? t('products.idTaken') : t('products.idHint')}</Text>
      </TextField>
      <div className="field">
        <label htmlFor={likeId}>{t('products.like')}</label>
        <select id={likeId} value={like} onChange={({ target }) => setLike(target.value)}>
          {types.map((type) => (
            <option key={type.id} value={type.id}>
              {type.name}
            </option>
          ))}
        </select>
      </div>
      <Button type="submit" className="button primary" isDisabled={!good || taken || name.trim() === ''}>
        {t('products.begin')}
      </Button>
    </form>
  );
}

function Begun({ id, name, like }: { id: string; name: string; like: string }) {
  const catalog = useCatalog();
  const answer = useFetched<ProductType>(apiPath(['product-types', like]));
  return (
    <Loaded {...answer}>
      {({ section }) =>
        catalog && (
          <Editor
            id={id}
            version={0}
            begin={put(section, ['name'], { en: name, fr: name })}
            catalog={catalog}
            readOnly={false}
            saved={() => {
              window.location.hash = to.productType(id);
            }}
          />
        )
      }
    </Loaded>
  );
}
