import { accounts } from './en/accounts';
import { customers } from './en/customers';
import { design } from './en/design';
import { journeys } from './en/journeys';
import { messages } from './en/messages';
import { models } from './en/models';
import { shell } from './en/shell';

/** Every text of the application, by feature. French has the same keys: each of its parts is typed as the English one. */
export const en = { ...accounts, ...customers, ...design, ...journeys, ...messages, ...models, ...shell };

export type Messages = typeof en;
