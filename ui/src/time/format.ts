import type { Language } from '../i18n/languages';

const TAGS: Record<Language, string> = { en: 'en-GB', fr: 'fr-FR' };

const cache = new Map<string, Intl.DateTimeFormat>();

function formatter(language: Language, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${zone} ${JSON.stringify(options)}`;
  let found = cache.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(TAGS[language], { ...options, timeZone: zone });
    cache.set(key, found);
  }
  return found;
}

/** The zone itself when this browser knows it, else UTC: a bad zone must never take a screen down. */
export function knownZone(zone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    return 'UTC';
  }
}

/** The zone of the person who looks at this page. */
export const ourZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

const parsed = (instant: string): Date | undefined => {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? undefined : date;
};

const write = (instant: string, zone: string, language: Language, options: Intl.DateTimeFormatOptions): string => {
  const date = parsed(instant);
  return date ? formatter(language, knownZone(zone), options).format(date) : instant;
};

/** "Tue, 6 Sept 2016, 14:05" as a wall clock in the zone shows it. */
export const dateAndTime = (instant: string, zone: string, language: Language): string =>
  write(instant, zone, language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });

/** The same without the year when it is the year of now. */
export function dateAndTimeNear(instant: string, now: string, zone: string, language: Language): string {
  const year = (at: string) => write(at, zone, 'en', { year: 'numeric' });
  return year(instant) === year(now)
    ? write(instant, zone, language, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
    : dateAndTime(instant, zone, language);
}

/** "14:05". */
export const timeOnly = (instant: string, zone: string, language: Language): string =>
  write(instant, zone, language, { hour: '2-digit', minute: '2-digit' });

/** "6 Sept 2016". */
export const dayOnly = (instant: string, zone: string, language: Language): string =>
  write(instant, zone, language, { day: 'numeric', month: 'short', year: 'numeric' });

/** "Tuesday 6 September 2016". */
export const longDay = (instant: string, zone: string, language: Language): string =>
  write(instant, zone, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** A date without a time, such as a day of travel: no zone may move it. Anything else is given back as it came. */
export const calendarDate = (date: string, language: Language): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(date) ? dayOnly(`${date}T12:00:00Z`, 'UTC', language) : date;

/** The offset that is in force in the zone at that instant, "UTC+2". */
export function offsetAt(instant: string, zone: string): string {
  const date = parsed(instant);
  if (!date) {
    return '';
  }
  const part = formatter('en', knownZone(zone), { timeZoneName: 'shortOffset' })
    .formatToParts(date)
    .find(({ type }) => type === 'timeZoneName');
  return (part?.value ?? 'UTC').replace('GMT', 'UTC').replace(/\+0$/, '').replace('-', '−');
}

/** "Paris" for "Europe/Paris"; the code itself where there is no town in it. */
export const zonePlace = (zone: string): string => zone.split('/').at(-1)!.replaceAll('_', ' ');

/** From one instant to another; the day is said once when both fall on it. */
export function span(from: string, to: string, zone: string, language: Language): string {
  const [start, end] = [parsed(from), parsed(to)];
  if (!start || !end) {
    return `${from} – ${to}`;
  }
  const options = { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
  return formatter(language, knownZone(zone), options).formatRange(start, end);
}

/** Each unit with its length and the least distance it is used for, in seconds: months say too little about 77 days. */
const UNITS: [Intl.RelativeTimeFormatUnit, number, number][] = [
  ['year', 365 * 86_400, 700 * 86_400],
  ['month', 30.44 * 86_400, 100 * 86_400],
  ['day', 86_400, 86_400],
  ['hour', 3600, 3600],
  ['minute', 60, 60],
];

/** "in 3 days", "2 hours ago": seen from the clock of the program, which may be a virtual one. */
export function relative(instant: string, now: string, language: Language): string {
  const [then, from] = [parsed(instant), parsed(now)];
  if (!then || !from) {
    return '';
  }
  const seconds = (then.getTime() - from.getTime()) / 1000;
  for (const [unit, size, least] of UNITS) {
    if (Math.abs(seconds) >= least) {
      // Never "yesterday": 25 hours ago may be the day before.
      return new Intl.RelativeTimeFormat(TAGS[language]).format(Math.round(seconds / size), unit);
    }
  }
  return new Intl.RelativeTimeFormat(TAGS[language], { numeric: 'auto' }).format(0, 'second');
}

export const whole = (value: number, language: Language): string => new Intl.NumberFormat(TAGS[language]).format(value);

/** A number as exact as a reader needs: three significant digits below one, two decimals above. */
export const decimal = (value: number, language: Language): string =>
  new Intl.NumberFormat(
    TAGS[language],
    Math.abs(value) < 1 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 2 },
  ).format(value);

export const percent = (part: number, total: number, language: Language): string =>
  new Intl.NumberFormat(TAGS[language], { style: 'percent', maximumFractionDigits: 1 }).format(total > 0 ? part / total : 0);
