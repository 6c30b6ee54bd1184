import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/usePages';
import { useSending } from '../api/useSending';
import { Empty } from '../parts/Empty';
import { PagedTable } from '../parts/PagedTable';
import { Problem } from '../parts/Problem';
import { useTitle } from '../parts/useTitle';
import { ModelRow } from './ModelRow';
import type { Model } from './types';

const MODELS = ['models'];
const NO_FILTER = {};
const modelsOf = (page: { models: Model[] }) => page.models;

export function ModelsScreen() {
  const { t } = useTranslation();
  const pages = usePages<Model>(MODELS, NO_FILTER, modelsOf);
  const { send, sending, error } = useSending();
  const [said, setSaid] = useState('');
  useTitle(t('models.title'));

  const putInForce = async (model: Model) => {
    setSaid('');
    if (await send('PUT', `/api/models/${encodeURIComponent(model.id)}/live`, {})) {
      setSaid(t('models.done', { reference: model.reference }));
    }
    pages.retry();
  };

  return (
    <>
      <div className="screen-head">
        <h1>{t('models.title')}</h1>
        <p className="lead">{t('models.lead')}</p>
      </div>
      <p role="status">{said}</p>
      {error && <Problem error={error} />}
      <PagedTable
        pages={pages}
        label={t('models.table')}
        columns={[
          t('models.model'),
          t('models.state'),
          t('models.trained'),
          { number: t('models.rows') },
          t('models.drift'),
          t('models.why'),
        ]}
        card
        empty={<Empty text={t('models.empty')} action={t('models.emptyAction')} />}
      >
        {(model) => <ModelRow key={model.id} model={model} busy={sending} putInForce={putInForce} />}
      </PagedTable>
    </>
  );
}
