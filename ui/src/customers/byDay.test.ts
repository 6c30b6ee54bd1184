import { describe, expect, it } from 'vitest';
import type { TimelineEntry } from '../api/types';
import { byDay } from './byDay';

const entry = (at: string): TimelineEntry => ({ at, kind: 'event', title: 'Searched', reasons: [] });

describe('a timeline', () => {
  it('falls on the days of the customer, not on ours', () => {
    const rows = [entry('2016-09-06T22:30:00Z'), entry('2016-09-06T21:30:00Z')];

    expect(byDay(rows, 'Europe/Paris', 'en').map(({ day }) => parseInt(day))).toEqual([7, 6]);
    expect(byDay(rows, 'UTC', 'en')).toHaveLength(1);
  });

  it('keeps two equal entries apart', () => {
    const [day] = byDay([entry('2016-09-06T10:00:00Z'), entry('2016-09-06T10:00:00Z')], 'UTC', 'en');

    expect(new Set(day!.entries.map(({ key }) => key)).size).toBe(2);
  });
});
