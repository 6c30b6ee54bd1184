import { useTranslation } from 'react-i18next';
import type { JourneyDetail } from '../api/types';
import { useWord } from '../i18n/useWord';
import { to } from '../nav/route';
import { Empty } from '../parts/Empty';
import { Figure } from '../parts/Figure';
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
        <div className="table-frame" role="region" aria-label={t('journey.stepsTable')} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('journey.step')}</th>
                <th scope="col">{t('journey.kind')}</th>
                <th scope="col" className="number">
                  {t('journey.waiting')}
                </th>
                <th scope="col" className="number">
                  {t('journey.passed')}
                </th>
              </tr>
            </thead>
            <tbody>
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
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
