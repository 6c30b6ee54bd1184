import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPath } from '../api/client';
import type { JourneyDetail } from '../api/types';
import { usePolled } from '../api/usePolled';
import { useWord } from '../i18n/useWord';
import { ErrorBoundary } from '../parts/ErrorBoundary';
import { Loaded, Skeleton } from '../parts/Loaded';
import { useTitle } from '../parts/useTitle';
import { JourneyHead } from './JourneyHead';
import { JourneyTotals } from './JourneyTotals';
import { Legend } from './Legend';
import { StepsTable } from './StepsTable';
import { WaitingCustomers } from './WaitingCustomers';

const JourneyDiagram = lazy(() => import('./JourneyDiagram'));

function Content({ journey, step }: { journey: JourneyDetail; step: string | undefined }) {
  const { t } = useTranslation();
  const word = useWord();
  const chosen = journey.steps.find(({ id }) => id === step);
  return (
    <>
      <JourneyHead id={journey.id} name={journey.name} view="live">
        <p className="lead">
          <span className={`tag cycle-${journey.cycle}`}>{word('cycle', journey.cycle)}</span>
          {[t('common.version', { version: journey.version }), ...journey.productTypes.map((type) => type.name)].join(' · ')}
        </p>
      </JourneyHead>
      <JourneyTotals journey={journey} />
      <section className="card diagram-card" aria-labelledby="diagram-title">
        <div className="card-head">
          <h2 id="diagram-title">{t('journey.diagram')}</h2>
          <Legend />
        </div>
        <ErrorBoundary>
          <Suspense fallback={<Skeleton lines={6} />}>
            <JourneyDiagram journey={journey} chosen={step} />
          </Suspense>
        </ErrorBoundary>
      </section>
      <div className="columns">
        <StepsTable journey={journey} chosen={step} />
        <WaitingCustomers key={step} journey={journey.id} step={chosen} />
      </div>
    </>
  );
}

export function JourneyScreen({ id, step }: { id: string; step: string | undefined }) {
  const answer = usePolled<JourneyDetail>(apiPath(['journeys', id]));
  useTitle(answer.data?.name);
  return (
    <Loaded {...answer} lines={8}>
      {(journey) => <Content journey={journey} step={step} />}
    </Loaded>
  );
}
