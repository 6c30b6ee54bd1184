import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/useLanguage';
import { dateAndTime } from '../time/format';
import { drawCurve, type Point } from './curve';

const WIDTH = 220;
const HEIGHT = 44;

interface CurveProps {
  points: Point[];
  /** The moment that was chosen. */
  at: string | undefined;
  zone: string;
}

/** How good each moment is, as a small picture that also says in words what it shows. */
export function Curve({ points, at, zone }: CurveProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const drawn = drawCurve(points, WIDTH, HEIGHT);
  if (!drawn) {
    return null;
  }
  const say = (instant: string) => dateAndTime(instant, zone, language);
  const x = at === undefined ? undefined : drawn.xOf(at);
  return (
    <svg
      className="curve"
      viewBox={`-2 -2 ${WIDTH + 4} ${HEIGHT + 4}`}
      role="img"
      aria-label={t('when.curve', { from: say(points[0]!.at), to: say(points.at(-1)!.at), best: say(drawn.best.at) })}
    >
      <path className="area" d={`${drawn.line}L${WIDTH} ${HEIGHT}L0 ${HEIGHT}Z`} />
      <path className="line" d={drawn.line} />
      {x !== undefined && <line x1={x} x2={x} y1={0} y2={HEIGHT} />}
    </svg>
  );
}
