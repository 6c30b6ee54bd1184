import { useTranslation } from 'react-i18next';
import type { JourneyDetail } from '../api/types';
import { useLanguage } from '../i18n/useLanguage';
import { useWord } from '../i18n/useWord';
import { to } from '../nav/route';
import { Empty } from '../parts/Empty';
import { Figure } from '../parts/Figure';
import { Table } from '../parts/Table';
import { percent } from '../time/format';
import { Sign, StepCount } from './StepCount';

function Share({ part, of }: { part: number; of: number }) {
  const language = useLanguage();
  const width = of > 0 ? Math.min(100, (part / of) * 100) : 0;
  return (
    <>
      <small>{percent(part, of, language)}</small>
      <span className="bar" aria-hidden="true">
        <span style={{ width: `${width}%` }} />
      </span>
    </>
  );
}

interface StepsTableProps {
  journey: JourneyDetail;
  chosen: string | undefined;
  version: number | undefined;
}

export function StepsTable({ journey, chosen, version }: StepsTableProps) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <section className="card" aria-labelledby="steps-title">
      <div className="card-head">
        <h2 id="steps-title">{t('journey.steps')}</h2>
      </div>
      {journey.steps.length === 0 ? (
        <Empty text={t('journey.noSteps')} />
      ) : (
        <Table
          label={t('journey.stepsTable')}
          columns={[
            t('journey.step'),
            t('journey.kind'),
            { number: t('journey.waiting') },
            { number: t('journey.passed') },
            t('journey.share'),
          ]}
        >
          {journey.steps.map((step) => (
            <tr key={step.id} className={step.id === chosen ? 'chosen' : undefined}>
              <th scope="row">
                <a href={to.step(journey.id, step.id, version)}>{step.name || word('kind', step.kind)}</a>
              </th>
              <td>{word('kind', step.kind)}</td>
              <td className="number">
                {step.waiting > 0 ? (
                  <StepCount journey={journey.id} step={step} chosen={step.id === chosen} version={version} />
                ) : (
                  <Figure value={0} />
                )}
              </td>
              <td className="number">
                {step.passed > 0 && <Sign of="passed" />} <Figure value={step.passed} />
              </td>
              <td>
                <Share part={step.passed} of={journey.counts.started} />
              </td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
}
