export interface Point {
  at: string;
  value: number;
}

interface Drawn {
  /** The line as an SVG path in a box of the given size. */
  line: string;
  /** Where an instant lies from the left; nothing when it lies outside of the curve. */
  xOf: (at: string) => number | undefined;
  best: Point;
}

/** Fits a curve of values over time into a box; nothing to draw for fewer than two points. */
export function drawCurve(points: readonly Point[], width: number, height: number): Drawn | undefined {
  const [first, last] = [points[0], points.at(-1)];
  if (points.length < 2 || !first || !last) {
    return undefined;
  }
  const from = Date.parse(first.at);
  const span = Date.parse(last.at) - from;
  const best = points.reduce((high, point) => (point.value > high.value ? point : high));
  if (!(span > 0) || !(best.value > 0)) {
    return undefined;
  }
  const x = (at: string) => ((Date.parse(at) - from) / span) * width;
  const y = (value: number) => height - (Math.max(0, value) / best.value) * height;
  const line = points.map(({ at, value }, place) => `${place === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`).join('');
  return {
    line,
    best,
    xOf: (at) => {
      const place = x(at);
      return place >= 0 && place <= width ? place : undefined;
    },
  };
}
