import type { Section, Value } from './types';

export type Path = readonly string[];

const isGroup = (value: Value | undefined): value is Section => typeof value === 'object' && !Array.isArray(value);

export function at(section: Section, path: Path): Value | undefined {
  return path.reduce<Value | undefined>((value, key) => (isGroup(value) ? value[key] : undefined), section);
}

/** Texts of a list in one line, as people write them. */
export const textAt = (section: Section, path: Path): string => {
  const value = at(section, path);
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string').join(', ') : typeof value === 'string' ? value : '';
};

/** The same with one value put in; nothing takes it out, and with it the groups that are empty then. */
export function put(section: Section, [key, ...rest]: Path, value: Value | undefined): Section {
  if (key === undefined) {
    return section;
  }
  const inner = section[key];
  const next = rest.length === 0 ? value : put(isGroup(inner) ? inner : {}, rest, value);
  const { [key]: _, ...others } = section;
  const empty = next === undefined || (rest.length > 0 && isGroup(next) && Object.keys(next).length === 0);
  if (empty) {
    return others;
  }
  return key in section ? Object.fromEntries(Object.entries(section).map(([k, v]) => [k, k === key ? next : v])) : { ...section, [key]: next };
}

/** "a, b" as a list, "a" as it is, nothing where nothing is written. */
export function listed(text: string): Value | undefined {
  const parts = text.split(',').map((part) => part.trim()).filter(Boolean);
  return parts.length > 1 ? parts : parts[0];
}

const FEATURES = 'features.';

/** A group as lines "name = value, value"; a group inside it as "features.name = value". */
export function asLines(group: Value | undefined): string {
  if (!isGroup(group)) {
    return '';
  }
  return Object.entries(group)
    .flatMap(([key, value]) =>
      isGroup(value) ? Object.keys(value).map((name) => `${key}.${name} = ${textAt(value, [name])}`) : [`${key} = ${textAt(group, [key])}`],
    )
    .join('\n');
}

/** What such lines say; a line that says nothing is left out. */
export function fromLines(text: string): Section | undefined {
  const group = text.split('\n').reduce<Section>((read, line) => {
    const [name = '', ...values] = line.split('=');
    const key = name.trim();
    const value = listed(values.join('=')) ?? '';
    if (key === '') {
      return read;
    }
    return key.startsWith(FEATURES) ? put(read, ['features', key.slice(FEATURES.length)], value) : { ...read, [key]: value };
  }, {});
  return Object.keys(group).length > 0 ? group : undefined;
}

export const UNITS = ['minute', 'hour', 'day', 'week'] as const;
export type Unit = (typeof UNITS)[number];

export interface Span {
  amount: string;
  unit: Unit;
}

/** "10 days" as amount and unit; what is no such text keeps its words as the amount, to be corrected. */
export function spanOf(text: string): Span {
  const found = /^(\d+) (minute|hour|day|week)s?$/.exec(text.trim());
  return found ? { amount: found[1]!, unit: found[2] as Unit } : { amount: text, unit: 'day' };
}

export const spanText = ({ amount, unit }: Span): string | undefined => {
  const count = amount.trim();
  return count === '' ? undefined : /^\d+$/.test(count) ? `${count} ${unit}${count === '1' ? '' : 's'}` : count;
};

/** An id made of a name. */
export const idOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 40);
