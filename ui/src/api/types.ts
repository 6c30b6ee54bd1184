// The answers of the Kairos HTTP API, as this application reads them. Instants are ISO-8601 in UTC, zones are IANA names.

export type Instant = string;
export type ZoneName = string;

export interface Reason {
  code: string;
  params?: Record<string, string>;
  text: string;
}

export interface Clock {
  now: Instant;
  virtual: boolean;
  speed?: number;
  from?: Instant;
  to?: Instant;
}

export interface Totals {
  captured: number;
  needs: number;
  enrolments: number;
  dispatched: number;
  delivered: number;
  held: number;
  refused: number;
  unknown: number;
  cancelledByPurchase: number;
  questions: number;
}

export interface Status {
  product: string;
  clock: Clock;
  demo?: { state: string; populationText: string; processedEvents: number; totalEvents: number };
  totals: Totals;
}

export interface Journey {
  id: string;
  name: string;
  version: number | string;
  cycle: string;
  productTypes: { id: string; name: string }[];
  counts: { started: number; inside: number; ended: number; bought: number };
  messages: {
    queued: number;
    held: number;
    sent: number;
    delivered: number;
    refused: number;
    cancelled: number;
    unknown: number;
  };
}

export interface Step {
  id: string;
  name: string;
  kind: string;
  waiting: number;
  late: number;
  passed: number;
}

export interface JourneyDetail extends Journey {
  steps: Step[];
}

export interface WaitingCustomer {
  id: string;
  label: string;
  need?: { id: string; productType: string; subject: string };
  waitingAt: string;
  dueAt?: Instant;
}

export interface CustomerRow {
  id: string;
  label: string;
  userId?: string;
  email?: string;
  zone: ZoneName;
  openNeeds: number;
  lastSeenAt?: Instant;
}

export interface Need {
  id: string;
  productType: string;
  productTypeName: string;
  subject: string;
  state: string;
  date?: string;
  value?: number | string;
  openedAt: Instant;
  expiresAt?: Instant;
  closedAt?: Instant;
}

export interface Customer {
  id: string;
  label: string;
  userId?: string;
  identities: { kind: string; value: string }[];
  traits: Record<string, unknown>;
  zone: { id: ZoneName; source: string };
  locale?: string;
  consents: { channel: string; topic: string; status: string; at: Instant; source?: string }[];
  suppressed: { channel: string; reason: string; at: Instant }[];
  needs: Need[];
}

export interface TimelineEntry {
  at: Instant;
  kind: string;
  title: string;
  text?: string;
  reasons: Reason[];
  decisionId?: string;
  dispatchId?: string;
  needId?: string;
  journey?: string;
}

export interface SendWindow {
  from: Instant;
  to: Instant;
}

export interface Upcoming {
  at: Instant;
  localAt?: string;
  zone: ZoneName;
  journey: string;
  journeyName: string;
  step: string;
  stepName: string;
  channel?: string;
  window?: SendWindow;
  latestUsefulAt?: Instant;
  state: string;
  reasons: Reason[];
  decisionId?: string;
}

export interface Decision {
  id: string;
  kind: string;
  at: Instant;
  customerId: string;
  needId?: string;
  journey?: string;
  step?: string;
  outcome: string;
  instant?: Instant;
  window?: SendWindow;
  latestUsefulAt?: Instant;
  previousDecisionId?: string;
  previousInstant?: Instant;
  score?: number;
  scoreNow?: number;
  model?: string;
  reasons: Reason[];
  inputs: Record<string, unknown>;
}

export interface Mail {
  id: string;
  channel: string;
  receivedAt: Instant;
  from: string;
  to: string;
  subject: string;
  preview: string;
  /** `enter` or `leave`, of a change of an audience. */
  membership?: string;
  dispatchId?: string;
  customerId?: string;
}

export interface MailDetail extends Mail {
  text?: string;
  html?: string;
  detail: Record<string, unknown>;
  pages?: number;
  why?: Why;
}

/** What led to a message. */
export interface Why {
  journey: string;
  journeyName: string;
  step: string;
  stepName: string;
  productTypeName: string;
  needSubject: string;
  round: number;
  state: string;
  dueAt: Instant;
  sentAt?: Instant;
  decisions: { id: string; kind: string; at: Instant; reasons: Reason[] }[];
}

/** One of the demo's providers. */
export interface DemoProvider {
  id: string;
  channel: string;
  failing: number;
}

export interface Page {
  next?: string | null;
}
