import '../styles/trial.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { preview } from '../api/design';
import type { Preview } from '../api/designTypes';
import { useAsked } from '../api/useAsked';
import { Problem } from '../parts/Problem';
import { Skeleton } from '../parts/Loaded';
import { ClockField, instantOf } from './ClockField';
import { CustomerPick, type Picked } from './CustomerPick';
import { Forecast } from './Forecast';

interface WhenPanelProps {
  journey: string;
  /** Grows with every change to the file. */
  edits: number;
  content: () => Promise<string>;
}

type Who = '5' | '20' | 'chosen';

const REST_MILLIS = 500;

/** When the draft's messages would go out, computed anew as the draft changes. */
export function WhenPanel({ journey, edits, content }: WhenPanelProps) {
  const { t } = useTranslation();
  const [who, setWho] = useState<Who>('5');
  const [chosen, setChosen] = useState<Picked[]>([]);
  const [clock, setClock] = useState('');
  const [fresh, setFresh] = useState(true);
  const ids = chosen.map(({ id }) => id);
  const possible = who !== 'chosen' || ids.length > 0;
  const key = JSON.stringify([journey, edits, who, ids, clock, fresh]);
  const answer = useAsked<Preview>(
    possible ? key : undefined,
    async (asking) => {
      const moved = instantOf(clock);
      const whom = who === 'chosen' ? { customers: ids } : { sample: Number(who) };
      return preview(journey, { bpmn: await content(), fresh, ...whom, ...(moved && { clock: moved }) }, asking);
    },
    REST_MILLIS,
  );
  return (
    <div className="outlook">
      <p className="soft">{t('when.lead')}</p>
      <div className="when-form">
        <label className="field">
          {t('when.who')}
          <select value={who} onChange={(event) => setWho(event.target.value as Who)}>
            <option value="5">{t('when.few')}</option>
            <option value="20">{t('when.many')}</option>
            <option value="chosen">{t('when.chosen')}</option>
          </select>
        </label>
        <ClockField label="when.clock" value={clock} onChange={setClock} />
        <label className="fresh">
          <input type="checkbox" checked={fresh} onChange={(event) => setFresh(event.target.checked)} /> {t('when.fresh')}
        </label>
      </div>
      {who === 'chosen' && (
        <>
          <ul className="chosen-customers">
            {chosen.map(({ id, label }) => (
              <li key={id}>
                <button
                  type="button"
                  className="button"
                  aria-label={t('when.remove', { name: label })}
                  onClick={() => setChosen((last) => last.filter((other) => other.id !== id))}
                >
                  {label} <span aria-hidden="true">✕</span>
                </button>
              </li>
            ))}
          </ul>
          <CustomerPick
            onPick={(customer) => setChosen((last) => [...last.filter(({ id }) => id !== customer.id), customer])}
          />
        </>
      )}
      {!possible && <p className="soft">{t('when.chooseSomebody')}</p>}
      {answer.error && <Problem error={answer.error} />}
      {answer.asking && <p className="soft">{t('when.computing')}</p>}
      {possible && !answer.data && !answer.error && <Skeleton lines={4} />}
      {possible && answer.data && <Forecast preview={answer.data} />}
    </div>
  );
}
