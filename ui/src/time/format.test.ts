import { describe, expect, it } from 'vitest';
import { calendarDate, dateAndTime, dateAndTimeNear, decimal, knownZone, offsetAt, percent, relative, span, zonePlace } from './format';

describe('an instant in a zone', () => {
  it('is written as the wall clock there shows it, in both languages', () => {
    // Punctuation and short names of months differ between releases of the Unicode data.
    expect(dateAndTime('2016-09-06T12:05:00Z', 'Europe/Paris', 'en')).toMatch(/^Tue,? 6 Sept? 2016,? 14:05$/);
    expect(dateAndTime('2016-09-06T12:05:00Z', 'Europe/Paris', 'fr')).toMatch(/^mar\. 6 sept\. 2016,? (à )?14:05$/);
    expect(dateAndTime('2016-09-06T20:05:00Z', 'Asia/Tokyo', 'en')).toMatch(/^Wed,? 7 Sept? 2016,? 05:05$/);
  });

  it('leaves out the year of now, as the calendar of the zone counts it', () => {
    const now = '2016-12-31T22:30:00Z';
    expect(dateAndTimeNear('2016-12-31T22:59:00Z', now, 'Europe/Paris', 'en')).not.toContain('2016');
    expect(dateAndTimeNear('2016-12-31T23:00:00Z', now, 'Europe/Paris', 'en')).toContain('2017');
    expect(dateAndTimeNear('2016-12-31T23:00:00Z', now, 'UTC', 'en')).not.toContain('20');
  });

  it('writes midnight as 00:00', () => {
    expect(dateAndTime('2016-09-05T22:00:00Z', 'Europe/Paris', 'en')).toContain('00:00');
  });

  it('carries the offset in force on that day on both sides of a clock change', () => {
    expect(offsetAt('2016-10-30T00:30:00Z', 'Europe/Paris')).toBe('UTC+2');
    expect(offsetAt('2016-10-30T01:30:00Z', 'Europe/Paris')).toBe('UTC+1');
    expect(offsetAt('2016-07-01T00:00:00Z', 'America/New_York')).toBe('UTC−4');
    expect(offsetAt('2016-07-01T00:00:00Z', 'Asia/Kolkata')).toBe('UTC+5:30');
    expect(offsetAt('2016-07-01T00:00:00Z', 'UTC')).toBe('UTC');
  });

  it('falls back to UTC for a zone nobody knows and gives back what is no instant', () => {
    expect(knownZone('Mars/Olympus')).toBe('UTC');
    expect(dateAndTime('2016-09-06T12:05:00Z', 'Mars/Olympus', 'en')).toContain('12:05');
    expect(dateAndTime('soon', 'UTC', 'en')).toBe('soon');
    expect(offsetAt('soon', 'UTC')).toBe('');
  });

  it('names a zone by its place', () => {
    expect(zonePlace('America/New_York')).toBe('New York');
    expect(zonePlace('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
    expect(zonePlace('UTC')).toBe('UTC');
  });
});

describe('a date without a time', () => {
  it('stays the same day whatever the zone', () => {
    expect(calendarDate('2016-12-24', 'en')).toBe('24 Dec 2016');
    expect(calendarDate('2016-12-24', 'fr')).toBe('24 déc. 2016');
  });

  it('is given back when it is something else', () => {
    expect(calendarDate('next week', 'en')).toBe('next week');
  });
});

describe('a window', () => {
  it('says the day once when it begins and ends on it', () => {
    const text = span('2016-09-06T07:00:00Z', '2016-09-06T10:00:00Z', 'Europe/Paris', 'en');
    expect(text.match(/Sep/g)).toHaveLength(1);
    expect(text).toContain('09:00');
    expect(text).toContain('12:00');
  });

  it('says both days when it runs over midnight', () => {
    const text = span('2016-09-06T20:00:00Z', '2016-09-07T10:00:00Z', 'Europe/Paris', 'en');
    expect(text).toContain('6 Sep');
    expect(text).toContain('7 Sep');
  });
});

describe('how far an instant is', () => {
  const now = '2016-09-06T12:00:00Z';

  it.each([
    ['2016-09-09T12:00:00Z', 'in 3 days'],
    ['2016-09-06T10:00:00Z', '2 hours ago'],
    ['2016-09-06T12:20:00Z', 'in 20 minutes'],
    ['2016-09-06T12:00:10Z', 'now'],
    ['2017-03-06T12:00:00Z', 'in 6 months'],
    ['2016-11-22T12:00:00Z', 'in 77 days'],
    ['2016-09-07T11:59:00Z', 'in 24 hours'],
    ['2016-09-05T11:00:00Z', '1 day ago'],
    ['2016-09-05T23:20:00Z', '13 hours ago'],
  ])('%s is %s', (instant, words) => {
    expect(relative(instant, now, 'en')).toBe(words);
  });

  it('speaks French', () => {
    expect(relative('2016-09-09T12:00:00Z', now, 'fr')).toBe('dans 3 jours');
  });
});

describe('numbers', () => {
  it('shows a share, also of nothing', () => {
    expect(percent(1, 8, 'en')).toBe('12.5%');
    expect(percent(0, 0, 'en')).toBe('0%');
  });

  it('keeps the digits that matter', () => {
    expect(decimal(0.0123456, 'en')).toBe('0.0123');
    expect(decimal(1234.567, 'en')).toBe('1,234.57');
  });
});
