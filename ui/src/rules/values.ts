import { DATA, admits, template } from './data';
import { properties } from './graph';
import type { Moddle, Severity } from './types';

/** A table of a step's own, which stands for the shared one. */
export const OWN_RULES = 'kairos.decide.rules';

export type Report = (code: string, element: Moddle, severity?: Severity) => void;

/** Compares the values of an element with the fields of the template it belongs to. */
export function values(element: Moddle, id: string, report: Report): void {
  const kind = template(id);
  if (!kind) {
    throw new Error(`no template ${id}`);
  }
  const given = properties(element);
  const own = id === 'kairos.decide' ? [OWN_RULES] : [];
  onlyKnown(element, [...Object.keys(kind.fixed), ...kind.fields.map((field) => field.property), ...own], report);
  for (const [property, fixed] of Object.entries(kind.fixed)) {
    if ((given.get(property) ?? fixed) !== fixed) {
      report('BAD_PROPERTY', element);
    }
  }
  for (const field of kind.fields) {
    const value = given.get(field.property) ?? '';
    if (value.trim() === '') {
      if (field.missing) {
        report(field.missing, element);
      }
    } else if (!admits(field, value)) {
      report('BAD_PROPERTY', element);
    }
  }
}

export function onlyKnown(element: Moddle, known: readonly string[], report: Report): void {
  for (const name of properties(element).keys()) {
    if (!known.includes(name) && name !== DATA.frenchName) {
      report('UNKNOWN_PROPERTY', element);
    }
  }
}
