// The designer's requests, one function each.
import { apiPath, getJson, getText, sendJson } from './client';
import type { Assumed, Draft, DryRun, Finding, Launch, Launched, Preview, Review, Saved, ShownMessage } from './designTypes';

const journey = (id: string, ...parts: string[]) => apiPath(['journeys', id, ...parts]);

/** `asking` is the language of the page and, where a newer question may overtake this one, what stops it. */
export interface Asking {
  language: string;
  signal?: AbortSignal;
}

const post = <T>(path: string, body: unknown, { language, signal }: Asking): Promise<T> =>
  sendJson('POST', path, body, language, signal ? { signal } : {});

export interface NewJourney {
  name: string;
  recipe?: string;
  copyOf?: string;
  bpmn?: string;
}

export const createJourney = (journey: NewJourney, asking: Asking): Promise<{ id: string; name: string; revision: number }> =>
  post('/api/journeys', journey, asking);

export const readDraft = (id: string, { language, signal }: Asking): Promise<Draft> =>
  getJson(journey(id, 'draft'), language, signal);

export const saveDraft = (id: string, revision: number, bpmn: string, { language }: Asking): Promise<Saved> =>
  sendJson('PUT', journey(id, 'draft'), { bpmn }, language, { headers: { 'If-Match': `"${revision}"` } });

export const revertDraft = (id: string, { language }: Asking): Promise<void> =>
  sendJson('DELETE', journey(id, 'draft'), {}, language);

export const checkDraft = (id: string, bpmn: string, asking: Asking): Promise<{ findings: Finding[] }> =>
  post(journey(id, 'draft', 'check'), { bpmn }, asking);

export interface WhoAndWhen {
  bpmn?: string;
  clock?: string;
  customers?: string[];
  sample?: number;
  /** Has those begin who are inside the journey already. */
  fresh?: boolean;
}

export const preview = (id: string, question: WhoAndWhen, asking: Asking): Promise<Preview> =>
  post(journey(id, 'preview'), question, asking);

export interface Trial {
  bpmn?: string;
  customer: string;
  clock?: string;
  assumed: Assumed[];
}

export const dryRun = (id: string, trial: Trial, asking: Asking): Promise<DryRun> => post(journey(id, 'dry-run'), trial, asking);

export interface Shown {
  content: string;
  locale: string;
  customerId?: string;
  productType?: string;
}

/** A message that is still being written, as a customer would get it. */
export const showMessage = (name: string, shown: Shown, asking: Asking): Promise<ShownMessage> =>
  post(apiPath(['messages', name, 'preview']), shown, asking);

export const tryMessage = (name: string, shown: Shown & { to: string }, asking: Asking): Promise<{ to: string }> =>
  post(apiPath(['messages', name, 'test-send']), shown, asking);

/** `also`: product types that are to enter as well. */
export const review = (id: string, also: string[], asking: Asking): Promise<Review> =>
  post(journey(id, 'review'), { productTypes: also }, asking);

/** `key` makes the launch happen once, however often it is sent. */
export const launch = (id: string, what: Launch, key: string, { language }: Asking): Promise<Launched> =>
  sendJson('POST', journey(id, 'versions'), what, language, { headers: { 'Idempotency-Key': key } });

export const versionAct = (id: string, version: number, act: 'approve' | 'withdraw', asking: Asking): Promise<void> =>
  post(journey(id, 'versions', String(version), act), {}, asking);

export const pause = (id: string, asking: Asking): Promise<void> => post(journey(id, 'pause'), {}, asking);

export const resume = (id: string, fellDue: 'send' | 'replan' | 'skip', asking: Asking): Promise<void> =>
  post(journey(id, 'resume'), { fellDue }, asking);

export const stop = (id: string, confirm: number, asking: Asking): Promise<void> => post(journey(id, 'stop'), { confirm }, asking);

export const cancelWork = (id: string, work: number, asking: Asking): Promise<void> =>
  post(journey(id, 'works', String(work), 'cancel'), {}, asking);

export const versionFile = (id: string, version: number, { language, signal }: Asking): Promise<string> =>
  getText(journey(id, 'versions', String(version), 'bpmn'), language, signal);
