import { useTranslation } from 'react-i18next';
import type { PreviewStep } from '../api/designTypes';
import { useLanguage } from '../i18n/useLanguage';
import { useWord } from '../i18n/useWord';
import { Reasons } from '../parts/Reasons';
import { WhenForBoth } from '../parts/When';
import { dateAndTime, decimal, span } from '../time/format';
import { Curve } from './Curve';

/** One step of one customer: when, why then, and what else would have been good. */
export function ForecastStep({ step, zone }: { step: PreviewStep; zone: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const word = useWord();
  const { at, window, latestUsefulAt, score, scoreNow, alternatives = [], curve } = step;
  return (
    <li className="next">
      <div className="next-when">
        {at ? <WhenForBoth at={at} zone={zone} /> : <span className="soft">{t('when.noMoment')}</span>}
      </div>
      <div>
        <p className="next-what">
          <strong>{step.name || word('kind', step.kind)}</strong>
          {step.state && step.state !== 'planned' && <span className="tag">{t(`when.${step.state}`)}</span>}
          {step.channel && <span className="soft">{word('channel', step.channel)}</span>}
        </p>
        <p className="soft">
          {window && <span>{t('when.window', { when: span(window.from, window.to, zone, language) })} </span>}
          {latestUsefulAt && <span>{t('when.latest', { when: dateAndTime(latestUsefulAt, zone, language) })} </span>}
          {score !== undefined && scoreNow !== undefined && (
            <span>{t('when.score', { score: decimal(score, language), now: decimal(scoreNow, language) })}</span>
          )}
        </p>
        <Reasons reasons={step.reasons} />
        {alternatives.length > 0 && (
          <p className="soft">
            {t('when.alternatives', { list: alternatives.map((other) => dateAndTime(other.at, zone, language)).join(' · ') })}
          </p>
        )}
        {curve && <Curve points={curve} at={at} zone={zone} />}
      </div>
    </li>
  );
}
