import '../styles/design.css';
import '../styles/trial.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { dryRun, readDraft } from '../api/design';
import type { Assumed, Draft, DryRun, Finding } from '../api/designTypes';
import { useAsked } from '../api/useAsked';
import { useDeed } from '../api/useDeed';
import { ProblemList } from '../design/ProblemList';
import { JourneyHead } from '../journeys/JourneyHead';
import { Loaded } from '../parts/Loaded';
import { Problem } from '../parts/Problem';
import { useTitle } from '../parts/useTitle';
import { AssumedEvents } from './AssumedEvents';
import { ClockField, instantOf } from './ClockField';
import { CustomerPick, type Picked } from './CustomerPick';
import { Trace } from './Trace';

function Trial({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const { run, busy, error } = useDeed();
  const [customer, setCustomer] = useState<Picked>();
  const [clock, setClock] = useState('');
  const [assumed, setAssumed] = useState<Assumed[]>([]);
  const [result, setResult] = useState<{ run: DryRun; count: number }>();

  const start = () =>
    run(async (asking) => {
      const moved = instantOf(clock);
      const trial = { customer: customer!.id, assumed, ...(moved && { clock: moved }) };
      const made = await dryRun(draft.journeyId, trial, asking);
      setResult((last) => ({ run: made, count: (last?.count ?? 0) + 1 }));
    });
  const findings = error?.more['findings'] as Finding[] | undefined;

  return (
    <>
      <section className="card padded trial" aria-label={t('test.customer')}>
        <p className="soft">{t('test.lead')}</p>
        {customer ? (
          <p className="chosen-customer">
            <strong>{customer.label}</strong>{' '}
            <Button className="button" autoFocus onPress={() => setCustomer(undefined)}>
              {t('test.change')}
            </Button>
          </p>
        ) : (
          <>
            <p>{t('test.choose')}</p>
            <CustomerPick onPick={setCustomer} />
          </>
        )}
        <ClockField label="test.clock" value={clock} onChange={setClock} />
        <AssumedEvents value={assumed} onChange={setAssumed} />
        {error && <Problem error={error} />}
        {findings && <ProblemList findings={findings} nameOf={(element) => element} />}
        <p>
          <Button className="button primary" isDisabled={!customer} isPending={busy} onPress={() => void start()}>
            {t(busy ? 'test.running' : 'test.run')}
          </Button>
        </p>
      </section>
      {result && <Trace key={result.count} run={result.run} bpmn={draft.bpmn} />}
    </>
  );
}

export default function TestScreen({ id }: { id: string }) {
  const { t } = useTranslation();
  const answer = useAsked<Draft>(id, (asking) => readDraft(id, asking));
  useTitle(answer.data && t('test.title', { name: answer.data.name }));
  return (
    <Loaded {...answer} lines={8}>
      {(draft) => (
        <>
          <JourneyHead id={id} name={draft.name} view="test" />
          <Trial draft={draft} />
        </>
      )}
    </Loaded>
  );
}
