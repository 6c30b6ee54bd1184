/** Reads what the API says of a message beside its text; a value of another shape counts as absent. */
export const textIn = (detail: Record<string, unknown>, name: string): string => {
  const value = detail[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

export const textsIn = (detail: Record<string, unknown>, name: string): string[] => {
  const value = detail[name];
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
};

export interface Membership {
  network: string;
  list: string;
  member: string;
}

export const networksIn = (detail: Record<string, unknown>): Membership[] => {
  const value = detail['networks'];
  return Array.isArray(value) ? (value as Membership[]) : [];
};

/** JSON with line breaks; anything else as it is. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
