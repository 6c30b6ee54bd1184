// What the designer's part of the HTTP API answers.
import type { Instant, Journey, JourneyDetail, Reason, SendWindow, ZoneName } from './types';

export interface Finding {
  severity: 'error' | 'warning';
  code: string;
  /** The BPMN id of the step; absent when the finding is about the whole file. */
  element?: string;
  text: string;
  remedy?: string;
}

/** A message as it was written. */
export interface MessageSource {
  template: string;
  id: string;
  /** Files of parts, by language. */
  languages: Record<string, string>;
  /** Every message the name stands for. */
  all: string[];
}

export interface ShownMessage {
  subject?: string;
  html?: string;
  text?: string;
  sms?: { text: string; characters: number; segments?: number; alphabet?: string };
  letter?: { subject: string; html: string; pages?: number };
  warnings: { code: string; at: string; message: string; remedy: string }[];
}

export interface SharedTable {
  id: string;
  name: string;
  policy: 'FIRST' | 'UNIQUE';
  inputs: string[];
  outputs: string[];
  rules: { id: string; tests: string[]; results: string[] }[];
}

export type JourneyState = 'draft' | 'live' | 'paused' | 'stopped';

export interface DraftMark {
  revision: number;
  changedAt: Instant;
  changedBy: string;
}

export type DraftedJourney = Journey & { state?: JourneyState; draft?: DraftMark };
export type DraftedJourneyDetail = JourneyDetail & { state?: JourneyState; draft?: DraftMark };

export interface Draft {
  journeyId: string;
  name: string;
  /** 0: nothing is stored, and `bpmn` is the live file. */
  revision: number;
  basedOn?: number;
  changedAt?: Instant;
  changedBy?: string;
  bpmn: string;
}

export interface Saved {
  revision: number;
  changedAt: Instant;
  findings: Finding[];
}

export interface Recipe {
  id: string;
  name: string;
  text: string;
  icon: string;
}

export interface Catalog {
  channels: Choice[];
  templates: { id: string; channels: string[]; locales: string[] }[];
  topics: Choice[];
  productTypes: (Choice & { cycle: string })[];
  /** `outputs`: what each table decides. */
  tables: (Choice & { outputs: string[] })[];
  variables: { name: string; text: string }[];
  journeys: Choice[];
}

export interface Choice {
  id: string;
  name: string;
}

export interface Alternative {
  at: Instant;
  localAt?: string;
  score: number;
}

export interface PreviewStep {
  step: string;
  name: string;
  kind: string;
  state?: 'passed' | 'waiting' | 'planned';
  at?: Instant;
  localAt?: string;
  window?: SendWindow;
  latestUsefulAt?: Instant;
  channel?: string;
  score?: number;
  scoreNow?: number;
  reasons: Reason[];
  alternatives?: Alternative[];
  curve?: { at: Instant; value: number }[];
}

export interface PreviewCustomer {
  id: string;
  label: string;
  zone: ZoneName;
  /** Where her way begins, where that is not the clock: her need is over, and this is when she showed it. */
  from?: Instant;
  need?: { id: string; productType: string; subject: string };
  /** Whether it goes on beyond the last step shown. */
  cut?: boolean;
  steps: PreviewStep[];
}

export interface Preview {
  clock: Instant;
  tookMillis: number;
  customers: PreviewCustomer[];
}

export interface Assumed {
  event: 'purchase' | 'open' | 'click' | 'stop' | 'dates' | 'answer-yes' | 'answer-no';
  day: number;
  /** The new day of travel or delivery, of changed dates. */
  properties?: { date: string };
}

export interface Traced {
  at: Instant;
  localAt?: string;
  zone: ZoneName;
  step?: string;
  name?: string;
  kind: string;
  text: string;
  reasons: Reason[];
  guards?: { name: string; outcome: 'allow' | 'hold' | 'refuse'; text: string; until?: Instant }[];
  conditions?: { text: string; met: boolean }[];
  message?: { channel: string; subject?: string; text?: string; html?: string };
}

export interface DryRun {
  trace: Traced[];
  /** Flow and element ids in the order they were taken. */
  path: string[];
  ended?: { at: Instant; step: string; text: string };
}

export type PeopleInside = 'stay' | 'move' | 'leave';

export interface Review {
  revision: number;
  liveVersion?: number;
  findings: Finding[];
  messages: { added: string[]; removed: string[]; changed: string[] };
  inside: { total: number; bySteps: { step: string; name: string; count: number; stillThere: boolean }[] };
  mayEnter: number;
  /** Whose customers enter this journey, and which journey the others enter today. */
  productTypes: { id: string; name: string; enters: boolean; journey: string }[];
  moving: {
    movable: number;
    staying: number;
    /** How the next moments of the first `asked` of them would change. */
    totals: { asked: number; earlier: number; later: number; same: number; now: number; notWorth: number };
    sample: { customer: string; label: string; step: string; dueAt?: Instant; newDueAt?: Instant }[];
  };
  needsApproval: boolean;
  approvalAbove: number;
  liveBpmn?: string;
}

export type VersionState = 'live' | 'old' | 'paused' | 'stopped' | 'scheduled' | 'waiting-for-approval';

export interface Version {
  version: number;
  state: VersionState;
  launchedAt?: Instant;
  launchedBy: string;
  note?: string;
  people?: PeopleInside;
  inside: number;
  startAt?: Instant;
}

export type WorkKind = 'move' | 'leave' | 'stop' | 'replan' | 'skip' | 'enter';

/** What a launch, a stop or a resumption does to those inside. */
export interface Work {
  id: number;
  kind: WorkKind;
  version: number;
  askedBy: string;
  askedAt: Instant;
  /** Customers it was about when it was asked for. */
  expected: number;
  done: number;
  leftAlone: number;
  /** Where the next moments of those who moved went. */
  moments: { earlier: number; later: number; atOnce: number; notWorth: number };
  endedAt?: Instant;
  cancelledBy?: string;
}

export interface Launch {
  revision?: number;
  /** Rolls back to this version instead of launching the draft. */
  fromVersion?: number;
  people: PeopleInside;
  accepted: string[];
  note: string;
  startAt?: Instant;
  /** Product types whose customers enter from then on. */
  productTypes?: string[];
}

export interface Launched {
  version: number;
  state: VersionState;
}

export interface Paused {
  fellDue: number;
  paused?: { at: Instant; by: string };
}
