import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { When } from '../parts/When';
import { useMay } from '../session/SessionProvider';
import type { Model } from './types';

const COLOUR = { live: 'consent-granted', retired: '', refused: 'consent-denied', candidate: 'state-open' };
const DRIFT = { OK: 'consent-granted', WATCH: 'state-expired', ALARM: 'consent-denied' };

interface ModelRowProps {
  model: Model;
  busy: boolean;
  putInForce: (model: Model) => void;
}

export function ModelRow({ model, busy, putInForce }: ModelRowProps) {
  const { t } = useTranslation();
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const { name, family, reference, state, trainedAsOf, rows, finding, drift, problem } = model;
  const can = reference !== undefined && state !== 'live' && may('operator');
  return (
    <tr>
      <th scope="row">
        {name}
        <small>{[family, reference].filter(Boolean).join(' · ')}</small>
      </th>
      <td>
        <span className={`tag ${COLOUR[state]}`}>{t(`models.${state}`)}</span>
      </td>
      <td>
        <When at={trainedAsOf} near={false} />
      </td>
      <td className="number">{rows}</td>
      <td>{drift?.level && <span className={`tag ${DRIFT[drift.level]}`}>{t(`models.${drift.level}`)}</span>}</td>
      <td>
        {finding}
        {problem && <p className="problem">{problem}</p>}
        {can && !asking && (
          <Button
            className="button"
            isDisabled={busy}
            aria-label={t('models.putInForceOf', { reference })}
            onPress={() => setAsking(true)}
          >
            {t('models.putInForce')}
          </Button>
        )}
        {can && asking && (
          <div role="group" aria-label={t('models.putInForceOf', { reference })}>
            <p>{t('models.confirm', { reference })}</p>
            <Button
              className="button primary"
              onPress={() => {
                setAsking(false);
                putInForce(model);
              }}
            >
              {t('models.yes')}
            </Button>{' '}
            <Button className="button" autoFocus onPress={() => setAsking(false)}>
              {t('models.no')}
            </Button>
          </div>
        )}
      </td>
    </tr>
  );
}
