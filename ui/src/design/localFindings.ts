import type { Finding } from '../api/designTypes';
import type { Language } from '../i18n/languages';
import { check, words } from '../rules';
import { CODES } from '../rules/words';

type Definitions = Parameters<typeof check>[0];

/** What this browser can tell of a journey at once; the program says more, and has the last word. */
export const localFindings = (definitions: unknown, language: Language): Finding[] =>
  check(definitions as Definitions).map((finding) => ({ ...finding, text: words(finding.code, language) }));

const LOCAL: ReadonlySet<string> = new Set(CODES);

/** What is known until the program has seen the latest change: all that is told here, and what it alone can tell. */
export const untilToldAgain = (local: readonly Finding[], told: readonly Finding[]): Finding[] => [
  ...local,
  ...told.filter(({ code }) => !LOCAL.has(code)),
];
