import type { en } from './en';
import { accounts } from './fr/accounts';
import { customers } from './fr/customers';
import { journeys } from './fr/journeys';
import { messages } from './fr/messages';
import { models } from './fr/models';
import { questions } from './fr/questions';
import { shell } from './fr/shell';

export const fr: typeof en = { ...accounts, ...customers, ...journeys, ...messages, ...models, ...questions, ...shell };
