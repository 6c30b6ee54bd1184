// What bpmn-js would offer and marketers do not need: the panel and the pad keep what the closed list of steps has.
import type { EventBus } from './services';

interface Group {
  id: string;
  shouldOpen?: boolean;
  entries?: { id: string }[];
}

interface Provider {
  getGroups(): (groups: Group[]) => Group[];
}

interface Panel {
  registerProvider(priority: number, provider: Provider): void;
}

const LAST = 100;
const KEPT = ['general', 'documentation'];
const FORM = 'ElementTemplates__CustomProperties';

/** Leaves of the panel the name, the form of the template and the notes, until expert fields are asked for. */
export class MarketerPanel implements Provider {
  static $inject = ['propertiesPanel', 'eventBus'];

  private shown = false;

  constructor(
    panel: Panel,
    private readonly eventBus: EventBus,
  ) {
    panel.registerProvider(LAST, this);
  }

  get expert(): boolean {
    return this.shown;
  }

  set expert(shown: boolean) {
    this.shown = shown;
    this.eventBus.fire('propertiesPanel.providersChanged');
  }

  getGroups() {
    return (groups: Group[]): Group[] => {
      if (this.shown) {
        return groups;
      }
      return groups
        .filter(({ id }) => KEPT.includes(id) || id.startsWith('ElementTemplates__'))
        .map((group) => (group.id.startsWith(FORM) ? { ...group, shouldOpen: true } : group))
        .map((group) =>
          group.id === 'general'
            ? { ...group, shouldOpen: true, entries: (group.entries ?? []).filter(({ id }) => id === 'name') }
            : group,
        );
    };
  }
}

type Entries = Record<string, unknown>;

interface Pad {
  registerProvider(priority: number, provider: object): void;
}

/** Beside a chosen step the canvas offers to connect and to delete it; steps are added from the list of steps. */
export class MarketerPad {
  static $inject = ['contextPad'];

  constructor(pad: Pad) {
    pad.registerProvider(LAST, this);
  }

  private kept = (entries: Entries): Entries =>
    Object.fromEntries(Object.entries(entries).filter(([name]) => name === 'connect' || name === 'delete'));

  getContextPadEntries() {
    return this.kept;
  }

  getMultiElementContextPadEntries() {
    return this.kept;
  }
}

/** No palette: the list of steps beside the diagram takes its place, by mouse and by keyboard. */
export class NoPalette {}
