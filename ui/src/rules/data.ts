import file from './rules.json';

/** What the server's compiler goes by, written from its own tables: a test of the server fails when this file is older. */
export interface RuleFile {
  readonly elements: Readonly<Record<string, { attributes: readonly string[]; children: readonly string[]; text: boolean }>>;
  readonly templates: readonly Template[];
  readonly frenchName: string;
  readonly questions: readonly (readonly string[])[];
  readonly variables: readonly string[];
  readonly functions: readonly string[];
  readonly mostWays: number;
}

export interface Template {
  readonly id: string;
  readonly tag: string;
  readonly completes?: 'timer' | 'message';
  readonly message?: string;
  readonly fixed: Readonly<Record<string, string>>;
  readonly fields: readonly Field[];
}

export interface Field {
  readonly property: string;
  readonly missing?: string;
  readonly pattern?: string;
  readonly choices?: readonly string[];
  /** Least and most of an ISO 8601 duration, in seconds. */
  readonly span?: readonly [number, number];
}

export const DATA = file as unknown as RuleFile;

const byId = new Map(DATA.templates.map((template) => [template.id, template]));

export function template(id: string): Template | undefined {
  return byId.get(id);
}

const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

function seconds(text: string): number {
  const parts = DURATION.exec(text);
  if (!parts || !/\d/.test(text)) {
    return Number.NaN;
  }
  const [days, hours, minutes, rest] = parts.slice(1).map((part) => Number(part ?? 0));
  return (((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (rest ?? 0);
}

/** Whether a value that is not empty may stand in a field. */
export function admits(field: Field, value: string): boolean {
  if (field.span) {
    const length = seconds(value);
    return length >= field.span[0] && length <= field.span[1];
  }
  if (field.pattern !== undefined && !new RegExp(`^(?:${field.pattern})$`).test(value)) {
    return false;
  }
  return field.choices === undefined || field.choices.includes(value);
}
