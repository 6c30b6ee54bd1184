import type { Messages } from './en';
import { accounts } from './fr/accounts';
import { customers } from './fr/customers';
import { design } from './fr/design';
import { journeys } from './fr/journeys';
import { messages } from './fr/messages';
import { models } from './fr/models';
import { shell } from './fr/shell';

export const fr: Messages = { ...accounts, ...customers, ...design, ...journeys, ...messages, ...models, ...shell };
