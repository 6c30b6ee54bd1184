import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Input, Label, TextField } from 'react-aria-components';
import { apiPath, sendJson } from '../api/client';
import type { Catalog } from '../api/designTypes';
import { useAsked } from '../api/useAsked';
import { useDeed } from '../api/useDeed';
import { Problem } from '../parts/Problem';
import { Effects } from './Effects';
import { FormContext } from './FormContext';
import { Parts } from './Parts';
import { put, type Path } from './section';
import type { Judged, ProductType, Section, Value } from './types';

const REST_MILLIS = 300;

interface EditorProps {
  id: string;
  /** The version this form began from; 0 for the file's and for a new one. */
  version: number;
  begin: Section;
  catalog: Catalog;
  readOnly: boolean;
  saved: (type: ProductType) => void;
}

/** The form of one product type with what its change would do beside it. */
export function Editor({ id, version, begin, catalog, readOnly, saved }: EditorProps) {
  const { t } = useTranslation();
  const [section, setSection] = useState(begin);
  const [note, setNote] = useState('');
  const { run, busy, error } = useDeed();
  const path = apiPath(['product-types', id]);
  const key = readOnly || id === '' ? undefined : `${id} ${version} ${JSON.stringify(section)}`;
  const judged = useAsked<Judged>(
    key,
    ({ language, signal }) => sendJson('POST', `${path}/check`, { section }, language, signal ? { signal } : {}),
    REST_MILLIS,
  );
  const change = useCallback((where: Path, value: Value | undefined) => setSection((last) => put(last, where, value)), []);
  const problems = useMemo(() => judged.data?.problems ?? [], [judged.data]);
  const form = useMemo(() => ({ section, change, problems, readOnly }), [section, change, problems, readOnly]);
  const ready = judged.data !== undefined && !judged.asking && problems.every(({ severity }) => severity !== 'error');
  const nothing = judged.data?.changes.length === 0;

  const save = () =>
    run(async ({ language }) => {
      const headers = { 'If-Match': `"${version}"` };
      saved(await sendJson<ProductType>('PUT', path, { section, note }, language, { headers }));
    });

  return (
    <FormContext.Provider value={form}>
      <div className="product-type">
        <div className="product-parts">
          <Parts catalog={catalog} />
        </div>
        <div className="product-side">
          {judged.data && !readOnly && <Effects judged={judged.data} />}
          {judged.error && <Problem error={judged.error} />}
          {!readOnly && (
            <section className="card padded form" aria-label={t('products.save')}>
              <TextField value={note} onChange={setNote}>
                <Label>{t('products.noteLabel')}</Label>
                <Input />
              </TextField>
              {error && <Problem error={error} />}
              <Button className="button primary" isDisabled={!ready || nothing} isPending={busy} onPress={() => void save()}>
                {t('products.save')}
              </Button>
            </section>
          )}
        </div>
      </div>
    </FormContext.Provider>
  );
}
