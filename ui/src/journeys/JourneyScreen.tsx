import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftedJourneyDetail } from '../api/designTypes';
import { useWord } from '../i18n/useWord';
import { to } from '../nav/route';
import { Empty } from '../parts/Empty';
import { ErrorBoundary } from '../parts/ErrorBoundary';
import { Loaded, Skeleton } from '../parts/Loaded';
import { useTitle } from '../parts/useTitle';
import { JourneyHead } from './JourneyHead';
import { JourneyTotals } from './JourneyTotals';
import { Legend } from './Legend';
import { StepsTable } from './StepsTable';
import { useLive } from './useLive';
import { VersionChoice } from './VersionChoice';
import { WaitingCustomers } from './WaitingCustomers';

const JourneyDiagram = lazy(() => import('./JourneyDiagram'));

interface Shown {
  step: string | undefined;
  version: number | undefined;
}

function Content({ journey, step, version }: Shown & { journey: DraftedJourneyDetail }) {
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
          <VersionChoice journey={journey.id} version={version} />
          <Legend />
        </div>
        <ErrorBoundary>
          <Suspense fallback={<Skeleton lines={6} />}>
            <JourneyDiagram journey={journey} chosen={step} version={version} />
          </Suspense>
        </ErrorBoundary>
      </section>
      <div className="columns">
        <StepsTable journey={journey} chosen={step} version={version} />
        <WaitingCustomers key={step} journey={journey.id} step={chosen} version={version} />
      </div>
    </>
  );
}

function Draft({ journey }: { journey: DraftedJourneyDetail }) {
  const { t } = useTranslation();
  return (
    <>
      <JourneyHead id={journey.id} name={journey.name} view="live" />
      <Empty text={t('journey.draftOnly')} action={t('journey.toDesign')} href={to.view(journey.id, 'design')} />
    </>
  );
}

export function JourneyScreen({ id, step, version }: Shown & { id: string }) {
  const answer = useLive(id, version);
  useTitle(answer.data?.name);
  return (
    <Loaded {...answer} lines={8}>
      {(journey) =>
        Number(journey.version) === 0 ? (
          <Draft journey={journey} />
        ) : (
          <Content journey={journey} step={step} version={version} />
        )
      }
    </Loaded>
  );
}
