import { describe, expect, it } from 'vitest';
import type { DraftedJourneyDetail } from '../api/designTypes';
import { withCounts } from './useLive';

const journey = (name: string, waiting: number): DraftedJourneyDetail => ({
  id: 'trip',
  name,
  version: 1,
  cycle: 'dated',
  productTypes: [],
  counts: { started: waiting, inside: waiting, ended: 0, bought: 0 },
  messages: { queued: 0, held: 0, sent: waiting, delivered: 0, refused: 0, cancelled: 0, unknown: 0 },
  steps: [{ id: 'wait', name: `${name} step`, kind: 'wait', waiting, late: 0, passed: waiting }],
});

describe('a journey being watched', () => {
  it('takes the newer numbers and keeps the words of the page', () => {
    const seen = withCounts(journey('Voyage', 1), journey('Trip', 7));

    expect(seen.name).toBe('Voyage');
    expect(seen.steps).toEqual([{ id: 'wait', name: 'Voyage step', kind: 'wait', waiting: 7, late: 0, passed: 7 }]);
    expect(seen.counts.inside).toBe(7);
    expect(seen.messages.sent).toBe(7);
  });
});
