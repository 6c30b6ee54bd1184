import { describe, expect, it } from 'vitest';
import { drawCurve } from './curve';

const at = (hour: number) => `2016-09-06T${String(hour).padStart(2, '0')}:00:00Z`;

describe('the curve of a moment', () => {
  it('fills its box, highest at the best moment', () => {
    const drawn = drawCurve([{ at: at(0), value: 0 }, { at: at(6), value: 0.4 }, { at: at(12), value: 0.1 }], 120, 40)!;

    expect(drawn.line).toBe('M0.0 40.0L60.0 0.0L120.0 30.0');
    expect(drawn.best.at).toBe(at(6));
    expect(drawn.xOf(at(3))).toBe(30);
    expect(drawn.xOf('2016-09-07T00:00:00Z')).toBeUndefined();
  });

  it('is not drawn where there is nothing to see', () => {
    expect(drawCurve([], 120, 40)).toBeUndefined();
    expect(drawCurve([{ at: at(1), value: 1 }], 120, 40)).toBeUndefined();
    expect(drawCurve([{ at: at(1), value: 0 }, { at: at(2), value: 0 }], 120, 40)).toBeUndefined();
    expect(drawCurve([{ at: at(1), value: 1 }, { at: at(1), value: 1 }], 120, 40)).toBeUndefined();
  });
});
