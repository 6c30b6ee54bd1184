import { ApiError } from '../api/client';
import type { Finding, Saved } from '../api/designTypes';

export type Keeping =
  | { state: 'kept'; at?: string }
  | { state: 'changed' }
  | { state: 'saving' }
  /** The program cannot be reached; the draft is kept in this browser until it can. */
  | { state: 'offline' }
  /** Somebody else changed the draft since it was opened. */
  | { state: 'conflict'; theirs: { revision: number; changedBy: string; changedAt: string } }
  | { state: 'refused'; error: ApiError };

/** A draft that could not be stored by the program, as this browser keeps it. */
export interface Spare {
  revision: number;
  bpmn: string;
}

export interface SpareStore {
  read(): Spare | undefined;
  write(spare: Spare): void;
  clear(): void;
}

interface Wiring {
  revision: number;
  content: () => Promise<string>;
  save: (revision: number, bpmn: string) => Promise<Saved>;
  spare: SpareStore;
  told: (keeping: Keeping) => void;
  found: (findings: Finding[]) => void;
}

const TYPING_MILLIS = 800;
const RETRY_MILLIS = 4000;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Stores a draft as it is edited, one request at a time, and never over somebody else's work. */
export class DraftKeeper {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private dirty = false;
  private running: Promise<void> | undefined;
  private keeping: Keeping = { state: 'kept' };
  private revision: number;

  constructor(private readonly wiring: Wiring) {
    this.revision = wiring.revision;
  }

  get state(): Keeping['state'] {
    return this.keeping.state;
  }

  /** Whether nothing has changed since it was last handed to the program. */
  get settled(): boolean {
    return !this.dirty;
  }

  /** The file has changed: it is stored when the typing pauses. */
  edited(): void {
    this.dirty = true;
    if (this.state === 'conflict') {
      return;
    }
    if (this.state !== 'offline') {
      this.tell({ state: 'changed' });
    }
    this.later(TYPING_MILLIS);
  }

  /** Stores now what is not stored yet. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.running ??= this.store().finally(() => (this.running = undefined));
    return this.running;
  }

  /** Mine goes over theirs, which the marketer has been told of. */
  keepMine(): Promise<void> {
    if (this.keeping.state === 'conflict') {
      this.revision = this.keeping.theirs.revision;
      this.tell({ state: 'changed' });
    }
    this.dirty = true;
    return this.flush();
  }

  /** Mine is given up, or kept elsewhere. */
  letGo(): void {
    clearTimeout(this.timer);
    this.dirty = false;
    this.wiring.spare.clear();
    this.tell({ state: 'kept' });
  }

  private later(millis: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), millis);
  }

  private tell(keeping: Keeping): void {
    this.keeping = keeping;
    this.wiring.told(keeping);
  }

  private async store(): Promise<void> {
    while (this.dirty && this.state !== 'conflict') {
      this.dirty = false;
      const bpmn = await this.wiring.content();
      this.wiring.spare.write({ revision: this.revision, bpmn });
      if (this.state !== 'offline') {
        this.tell({ state: 'saving' });
      }
      try {
        const { revision, changedAt, findings } = await this.wiring.save(this.revision, bpmn);
        this.revision = revision;
        this.wiring.found(findings);
        if (!this.dirty) {
          this.wiring.spare.clear();
          this.tell({ state: 'kept', at: changedAt });
        }
      } catch (failure) {
        this.dirty = true;
        this.failed(failure instanceof ApiError ? failure : new ApiError('unreadable', 0));
        return;
      }
    }
  }

  private failed(error: ApiError): void {
    if (error.kind === 'unreachable') {
      this.tell({ state: 'offline' });
      this.later(RETRY_MILLIS);
    } else if (error.status === 412) {
      const { revision, changedBy, changedAt } = { ...error.more, ...(error.more['params'] as object | undefined) } as Record<string, unknown>;
      this.tell({
        state: 'conflict',
        theirs: { revision: Number(revision), changedBy: text(changedBy), changedAt: text(changedAt) },
      });
    } else {
      this.tell({ state: 'refused', error });
    }
  }
}

/** The spare draft of one journey in the storage of this browser; a full storage costs the spare, not the work. */
export function spareOf(journey: string, storage: Storage): SpareStore {
  const key = `kairos.draft.${journey}`;
  return {
    read: () => {
      try {
        return JSON.parse(storage.getItem(key) ?? 'null') ?? undefined;
      } catch {
        return undefined;
      }
    },
    write: (spare) => {
      try {
        storage.setItem(key, JSON.stringify(spare));
      } catch {
        storage.removeItem(key);
      }
    },
    clear: () => storage.removeItem(key),
  };
}
