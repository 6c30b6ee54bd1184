import { useTranslation } from 'react-i18next';
import type { JourneyDetail } from '../api/types';
import { useWord } from '../i18n/useWord';
import { to } from '../nav/route';
import { Empty } from '../parts/Empty';
import { Figure } from '../parts/Figure';
import { Table } from '../parts/Table';
import { Sign, StepCount } from './StepCount';

interface StepsTableProps {
  journey: JourneyDetail;
  chosen: string | undefined;
}

export function StepsTable({ journey, chosen }: StepsTableProps) {
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
          ]}
        >
          {journey.steps.map((step) => (
            <tr key={step.id} className={step.id === chosen ? 'chosen' : undefined}>
              <th scope="row">
                <a href={to.step(journey.id, step.id)}>{step.name || word('kind', step.kind)}</a>
              </th>
              <td>{word('kind', step.kind)}</td>
              <td className="number">
                {step.waiting > 0 ? (
                  <StepCount journey={journey.id} step={step} chosen={step.id === chosen} />
                ) : (
                  <Figure value={0} />
                )}
              </td>
              <td className="number">
                {step.passed > 0 && <Sign of="passed" />} <Figure value={step.passed} />
              </td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
}
