import { useTranslation } from 'react-i18next';
import type { Step } from '../api/types';
import { useLanguage } from '../i18n/useLanguage';
import { useWord } from '../i18n/useWord';
import { to } from '../nav/route';
import { whole } from '../time/format';

/** A round sign for those who wait, a triangle for those who are late, a tick for those who passed. */
export const Sign = ({ of }: { of: 'waiting' | 'late' | 'passed' }) => (
  <svg className={`sign ${of}`} viewBox="0 0 12 12" aria-hidden="true">
    {of === 'waiting' && <circle cx="6" cy="6" r="4.5" />}
    {of === 'late' && <path d="M6 1 11.5 11H.5z" />}
    {of === 'passed' && <path className="line" d="m1.5 6.5 3 3 6-7" />}
  </svg>
);

interface StepCountProps {
  journey: string;
  step: Step;
  chosen: boolean;
  version: number | undefined;
}

/** Who waits at a step, as a link to these customers: numbers with a shape, so that colour is never the only sign. */
export function StepCount({ journey, step, chosen, version }: StepCountProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const word = useWord();
  const name = step.name || word('kind', step.kind);
  return (
    <a
      className="count"
      href={to.step(journey, step.id, version)}
      aria-current={chosen ? 'true' : undefined}
    >
      <Sign of="waiting" />
      <span className="unseen">{t('journey.openStep', { step: name })} </span>
      {whole(step.waiting, language)}
      {step.late > 0 && (
        <>
          <Sign of="late" />
          <span className="unseen"> {t('journey.lateAt')} </span>
          {whole(step.late, language)}
        </>
      )}
    </a>
  );
}
