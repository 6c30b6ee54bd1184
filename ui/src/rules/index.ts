import { check } from './check';
import type { Finding, Moddle, Severity, Surroundings } from './types';
import { words } from './words';

export { check } from './check';
export { words } from './words';
export type { Finding, Severity, Surroundings } from './types';

interface Reporter {
  report(id: string, message: string): void;
}

interface Rule {
  check(node: Moddle, reporter: Reporter): void;
}

/**
 * The plug-in `kairos` of bpmnlint, with one rule for errors and one for warnings; each report says its code in brackets.
 *
 * @param around what the journey may refer to, asked at each run
 * @param language of the words
 */
export function rules(around: () => Surroundings, language: () => 'en' | 'fr'): Record<string, () => Rule> {
  const rule = (severity: Severity) => () => ({
    check(node: Moddle, reporter: Reporter): void {
      if (node.$type !== 'bpmn:Definitions') {
        return;
      }
      const found = (finding: Finding): void =>
        reporter.report(finding.element ?? node.id ?? '', `${words(finding.code, language())} (${finding.code})`);
      check(node, around())
        .filter((finding) => finding.severity === severity)
        .forEach(found);
    },
  });
  return { 'journey-errors': rule('error'), 'journey-warnings': rule('warning') };
}

/** The settings of bpmnlint that switch both rules on, and nothing else. */
export const CONFIG = { rules: { 'kairos/journey-errors': 'error', 'kairos/journey-warnings': 'warn' } } as const;
