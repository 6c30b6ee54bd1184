import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import type { DryRun, Traced } from '../api/designTypes';
import { MarkedDiagram, type Mark } from '../diagram/MarkedDiagram';
import { useLanguage } from '../i18n/useLanguage';
import { useWord } from '../i18n/useWord';
import { dateAndTime, ourZone } from '../time/format';
import { TracedStep } from './TracedStep';

/** The path on the diagram and, beside it, what would happen step by step. */
export function Trace({ run: { trace, path, ended }, bpmn }: { run: DryRun; bpmn: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const word = useWord();
  const [current, setCurrent] = useState(0);
  const here = trace[current];

  const marks = useMemo<Mark[]>(() => {
    const numbers = new Map<string, number>();
    trace.forEach(({ step }, place) => step && !numbers.has(step) && numbers.set(step, place + 1));
    return [...new Set(path)].map((id) => {
      const number = numbers.get(id);
      return { id, className: id === here?.step ? 'taken here' : 'taken', ...(number && { sign: String(number) }) };
    });
  }, [trace, path, here?.step]);

  const say = ({ name, kind }: Traced): string => name || word('kind', kind);
  return (
    <>
      <section className="card diagram-card" aria-labelledby="path-title">
        <div className="card-head">
          <h2 id="path-title">{t('test.path')}</h2>
        </div>
        <MarkedDiagram xml={bpmn} label={t('test.diagram')} marks={marks} />
      </section>
      <section className="card padded" aria-labelledby="trace-title">
        <h2 id="trace-title">{t('test.trace')}</h2>
        <div className="answers">
          <Button className="button" isDisabled={current === 0} onPress={() => setCurrent(current - 1)}>
            {t('test.before')}
          </Button>
          <Button className="button" isDisabled={current >= trace.length - 1} onPress={() => setCurrent(current + 1)}>
            {t('test.next')}
          </Button>
          <span className="soft" role="status">
            {t('test.stepOf', { step: Math.min(current + 1, trace.length), steps: trace.length })}
          </span>
        </div>
        <ol className="trace">
          {trace.map((traced, place) => (
            <li key={`${traced.step} ${place}`} className={place === current ? 'current' : undefined}>
              <button type="button" aria-expanded={place === current} onClick={() => setCurrent(place)}>
                <span className="number">{place + 1}</span> <strong>{say(traced)}</strong>{' '}
                <small>{dateAndTime(traced.at, traced.zone, language)}</small>
              </button>
              {place === current && <TracedStep traced={traced} />}
            </li>
          ))}
        </ol>
        <p className="trace-end">
          {ended
            ? t('test.ended', { when: dateAndTime(ended.at, trace.at(-1)?.zone ?? ourZone(), language), text: ended.text })
            : t('test.still')}
        </p>
      </section>
    </>
  );
}
