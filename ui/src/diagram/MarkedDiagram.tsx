import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/useLanguage';
import { draw, type Drawn } from '../journeys/viewer';
import { Zoom } from './Zoom';

export interface Mark {
  id: string;
  className: string;
  /** What a reader who sees no colours goes by. */
  sign?: string;
}

interface MarkedDiagramProps {
  xml: string;
  label: string;
  marks: Mark[];
}

/** A diagram to look at, with some of its elements marked by colour and sign. */
export function MarkedDiagram({ xml, label, marks }: MarkedDiagramProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<Drawn>();
  const [failed, setFailed] = useState(false);
  const key = JSON.stringify(marks);

  useEffect(() => {
    let gone = false;
    let made: Drawn | undefined;
    const start = async () => {
      try {
        const signed = marks.filter(({ sign }) => sign).map(({ id }) => id);
        const result = await draw(frame.current!, xml, language, signed);
        if (gone) {
          result.destroy();
          return;
        }
        made = result;
        result.mark(new Map(marks.map(({ id, className }) => [id, className])));
        setDrawn(result);
      } catch {
        setFailed(true);
      }
    };
    void start();
    return () => {
      gone = true;
      setDrawn(undefined);
      made?.destroy();
    };
    // marks are compared by what they say
  }, [xml, language, key]);

  return (
    <div className="diagram">
      {failed && <p className="notice">{t('design.failed')}</p>}
      <div ref={frame} className="canvas" role="group" aria-label={label} hidden={failed} />
      {drawn && <Zoom zoom={drawn.zoom} fit={drawn.fit} />}
      {marks.map(({ id, sign, className }) => {
        const slot = drawn?.slots.get(id);
        return (
          slot &&
          createPortal(
            <span className={`mark-sign ${className}`} aria-hidden="true">
              {sign}
            </span>,
            slot,
            id,
          )
        );
      })}
    </div>
  );
}
