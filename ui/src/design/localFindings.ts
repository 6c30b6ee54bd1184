import type { Finding } from '../api/designTypes';
import type { Language } from '../i18n/languages';
import { check, words, type Surroundings } from '../rules';
import { CODES } from '../rules/words';

export type { Surroundings } from '../rules';

type Definitions = Parameters<typeof check>[0];

/** What this browser can tell of a journey at once; the program says more, and has the last word. */
export const localFindings = (definitions: unknown, around: Surroundings, language: Language): Finding[] =>
  check(definitions as Definitions, around).map((finding) => ({ ...finding, text: words(finding.code, language) }));

const LOCAL: ReadonlySet<string> = new Set(CODES);

const same = (one: Finding, other: Finding): boolean => one.code === other.code && one.element === other.element;

/**
 * What is known until the program has seen the latest change: all that is told here, in the program's words where it has said the
 * same, and what it alone can tell.
 */
export const untilToldAgain = (local: readonly Finding[], told: readonly Finding[]): Finding[] => [
  ...local.map((finding) => told.find((other) => same(finding, other)) ?? finding),
  ...told.filter(({ code }) => !LOCAL.has(code)),
];
