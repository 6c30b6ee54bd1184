import type { Language } from '../i18n/languages';
import { dateAndTime } from '../time/format';

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** A value as text, whatever its shape; instants as the clock of the zone shows them. */
export function valueText(value: unknown, zone: string, language: Language): string {
  const text = (part: unknown) => valueText(part, zone, language);
  if (value === null || value === undefined) {
    return '–';
  }
  if (Array.isArray(value)) {
    return value.length > 0 ? value.map(text).join('; ') : '–';
  }
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([name, part]) => `${name}: ${text(part)}`)
      .join(', ');
  }
  return typeof value === 'string' && INSTANT.test(value) ? dateAndTime(value, zone, language) : String(value);
}
