import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { apiPath, sendJson } from '../api/client';
import { useDeed } from '../api/useDeed';
import { to } from '../nav/route';
import { Ask } from '../parts/Ask';
import { Problem } from '../parts/Problem';
import type { ProductType } from './types';

/** Takes a product type away that no journey uses; the program names those that do. */
export function Remove({ type, name }: { type: ProductType; name: string }) {
  const { t } = useTranslation();
  const { run, busy, error } = useDeed();
  const [asking, setAsking] = useState(false);
  const remove = async () => {
    const headers = { 'If-Match': `"${type.version}"` };
    if (await run(({ language }) => sendJson('DELETE', apiPath(['product-types', type.id]), {}, language, { headers }))) {
      window.location.hash = to.productTypes();
    }
  };
  return (
    <section className="card padded" aria-label={t('products.removeType')}>
      <Button className="button" onPress={() => setAsking(true)}>
        {t('products.removeType')}…
      </Button>
      {asking && (
        <Ask title={t('products.removeTitle', { name })} onClose={() => setAsking(false)}>
          <p>{t('products.removeText')}</p>
          {error && <Problem error={error} />}
          <div className="answers">
            <Button className="button" autoFocus onPress={() => setAsking(false)}>
              {t('products.removeNo')}
            </Button>
            <Button className="button primary" isPending={busy} onPress={() => void remove()}>
              {t('products.removeType')}
            </Button>
          </div>
        </Ask>
      )}
    </section>
  );
}
