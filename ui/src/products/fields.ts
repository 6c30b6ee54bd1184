import type { Path } from './section';

/** Where each field of the form stands in the section. */
export const FIELDS = {
  nameEn: ['name', 'en'],
  nameFr: ['name', 'fr'],
  cycle: ['cycle'],
  journey: ['journey'],
  sameSubject: ['needs', 'same-subject'],
  sameWithinDays: ['needs', 'same-within-days'],
  newNeed: ['needs', 'new-need'],
  purchaseCloses: ['needs', 'purchase-closes'],
  expireAfter: ['needs', 'expire-after'],
  expireOnDate: ['needs', 'expire-on-date'],
  value: ['economics', 'value'],
  currency: ['economics', 'currency'],
  responseRate: ['economics', 'response-rate'],
  costPerMessage: ['economics', 'cost-per-message'],
  halfLife: ['economics', 'half-life'],
  maxReminders: ['reminders', 'max'],
  minGap: ['reminders', 'min-gap'],
  usualMedian: ['reminders', 'usual-delay', 'median'],
  usualSpread: ['reminders', 'usual-delay', 'spread'],
  typicalGap: ['reminders', 'typical-gap'],
  afterJourney: ['after-purchase', 'journey'],
  subject: ['facts', 'subject'],
  date: ['facts', 'date'],
  endDate: ['facts', 'end-date'],
  eventValue: ['facts', 'value'],
  eventCurrency: ['facts', 'currency'],
  zone: ['facts', 'zone'],
} as const satisfies Record<string, Path>;

export type FieldName = keyof typeof FIELDS;

export const fieldPath = (path: Path): string => path.join('.');

const NAMES = new Map<string, FieldName>(Object.entries(FIELDS).map(([name, path]) => [fieldPath(path), name as FieldName]));

/** The field of the form that a path is about, where the form has one. */
export const fieldAt = (path: string): FieldName | undefined => NAMES.get(path);
