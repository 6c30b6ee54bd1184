import type { TimelineEntry } from '../api/types';
import type { Language } from '../i18n/languages';
import { dayOnly, offsetAt } from '../time/format';

export interface Day {
  day: string;
  entries: (TimelineEntry & { key: string })[];
}

/** Entries under the day of the customer's calendar they fall on, in the order they came; a clock change divides a day. */
export function byDay(entries: TimelineEntry[], zone: string, language: Language): Day[] {
  const days: Day[] = [];
  const seen = new Map<string, number>();
  for (const entry of entries) {
    const day = `${dayOnly(entry.at, zone, language)} ${offsetAt(entry.at, zone)}`;
    const name = [entry.at, entry.kind, entry.title, entry.decisionId, entry.dispatchId].join(' ');
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    const keyed = { ...entry, key: `${name} ${times}` };
    const last = days.at(-1);
    if (last?.day === day) {
      last.entries.push(keyed);
    } else {
      days.push({ day, entries: [keyed] });
    }
  }
  return days;
}
