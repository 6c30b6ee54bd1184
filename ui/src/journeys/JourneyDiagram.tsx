import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { apiPath, getText } from '../api/client';
import type { JourneyDetail, Step } from '../api/types';
import { Zoom } from '../diagram/Zoom';
import { useLanguage } from '../i18n/useLanguage';
import { whole } from '../time/format';
import { Sign, StepCount } from './StepCount';
import { draw, type Drawn } from './viewer';

interface DiagramProps {
  journey: JourneyDetail;
  chosen: string | undefined;
  /** The version whose diagram and customers are shown; all of them when absent. */
  version: number | undefined;
}

function Passed({ step }: { step: Step }) {
  const language = useLanguage();
  return (
    <span className="passed-count" aria-hidden="true">
      <Sign of="passed" />
      {whole(step.passed, language)}
    </span>
  );
}

export default function JourneyDiagram({ journey, chosen, version }: DiagramProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<Drawn>();
  const [failed, setFailed] = useState(false);
  const steps = journey.steps.map((step) => step.id).join(' ');
  const { id, version: live } = journey;

  useEffect(() => {
    const stop = new AbortController();
    let made: Drawn | undefined;
    const start = async () => {
      try {
        const xml = await getText(apiPath(['journeys', id, ...(version ? ['versions', `${version}`] : []), 'bpmn']), language, stop.signal);
        if (stop.signal.aborted || !frame.current) {
          return;
        }
        const result = await draw(frame.current, xml, language, steps.split(' '));
        if (stop.signal.aborted) {
          result.destroy();
          return;
        }
        made = result;
        setFailed(false);
        setDrawn(result);
      } catch {
        if (!stop.signal.aborted) {
          setFailed(true);
        }
      }
    };
    void start();
    return () => {
      stop.abort();
      setDrawn(undefined);
      made?.destroy();
    };
  }, [id, version, live, language, steps]);

  return (
    <div className="diagram">
      {failed && <p className="notice">{t('journey.diagramFailed')}</p>}
      <div
        ref={frame}
        className="canvas"
        role="group"
        aria-label={t('journey.diagramLabel', { name: journey.name })}
        hidden={failed}
      />
      {drawn && <Zoom zoom={drawn.zoom} fit={drawn.fit} />}
      {journey.steps.map((step) => {
        const slot = drawn?.slots.get(step.id);
        return (
          slot &&
          createPortal(
            <span className="counts">
              {step.waiting > 0 ? (
                <StepCount journey={journey.id} step={step} chosen={step.id === chosen} version={version} />
              ) : (
                step.passed > 0 && step.kind !== 'gateway' && <Passed step={step} />
              )}
            </span>,
            slot,
            step.id,
          )
        );
      })}
    </div>
  );
}
