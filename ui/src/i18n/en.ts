import { accounts } from './en/accounts';
import { customers } from './en/customers';
import type { Designer } from './en-designer';
import { journeys } from './en/journeys';
import { messages } from './en/messages';
import { models } from './en/models';
import { questions } from './en/questions';
import { shell } from './en/shell';

/** Every text but the designer's, by feature. French has the same keys: each of its parts is typed as the English one. */
export const en = { ...accounts, ...customers, ...journeys, ...messages, ...models, ...questions, ...shell };

export type Messages = typeof en & Designer;
