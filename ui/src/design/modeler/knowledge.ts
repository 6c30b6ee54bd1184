// What the templates of the catalogue say about steps beyond what Camunda 7 reads in them.
import type { Template } from './services';

const DEFINITIONS = { timer: 'bpmn:TimerEventDefinition', message: 'bpmn:MessageEventDefinition' } as const;

/** The BPMN element that a step of the template is. */
export const typeOf = ({ elementType, appliesTo }: Template): string => elementType?.value ?? appliesTo[0] ?? 'bpmn:Task';

/** The event definition that a step of the template needs. */
export function definitionFor({ metadata }: Template): (typeof DEFINITIONS)['timer' | 'message'] | undefined {
  return metadata?.eventDefinition && DEFINITIONS[metadata.eventDefinition];
}

/** Whether the template starts a part of its own that stops the journey from anywhere. */
export const stopsEverywhere = (template: Template): boolean => typeOf(template) === 'bpmn:StartEvent';

const ANY_NUMBER = '*';
const LEAST_WAYS = 2;

/** The templates of the first paths that leave a choice, in their order. */
export function pathsOf(template: Template | undefined): string[] {
  const flows = template?.metadata?.flows ?? [];
  const once = flows.map((flow) => flow.replace(ANY_NUMBER, ''));
  return once.length === 0 || once.length >= LEAST_WAYS ? once : [...once, ...once];
}

/** The template of the next path to leave a choice, given those that leave it already. */
export function nextPath(choice: Template | undefined, taken: readonly (string | undefined)[]): string | undefined {
  const left = [...taken];
  for (const path of pathsOf(choice)) {
    const place = left.indexOf(path);
    if (place < 0) {
      return path;
    }
    left.splice(place, 1);
  }
  return choice?.metadata?.flows?.find((flow) => flow.endsWith(ANY_NUMBER))?.replace(ANY_NUMBER, '');
}

/** Steps that must follow a choice between whichever comes first. */
export const followersOf = (template: Template): readonly string[] =>
  typeOf(template) === 'bpmn:EventBasedGateway' ? ['kairos.wait.duration', 'kairos.wait.customer'] : [];

/** The choice that belongs behind a step: who asks a colleague goes on by the answer. */
export const choiceAfter = (template: Template): string | undefined =>
  template.id === 'kairos.wait.colleague' ? 'kairos.ask.answer' : undefined;

export type StepGroup = 'waits' | 'messages' | 'choices' | 'ends' | 'more';

/** Where a template stands among the steps to add; none for those of paths and of the journey itself. */
export function groupOf(template: Template): StepGroup | undefined {
  switch (typeOf(template)) {
    case 'bpmn:SequenceFlow':
    case 'bpmn:Process':
      return undefined;
    case 'bpmn:IntermediateCatchEvent':
      return 'waits';
    case 'bpmn:StartEvent':
    case 'bpmn:EndEvent':
      return 'ends';
    case 'bpmn:ExclusiveGateway':
    case 'bpmn:EventBasedGateway':
      return 'choices';
    default:
      return template.properties.some(({ binding }) => binding.name === 'kairos.send.channel') ? 'messages' : 'more';
  }
}

/** What a step of a file says about itself. */
export interface Plain {
  type: string;
  properties: ReadonlyMap<string, string>;
  /** The message that it waits for. */
  message?: string | undefined;
  /** The templates of the paths that leave it. */
  paths?: readonly string[];
}

const EVERYWHERE = 'kairos.name.';

/** Whether a step of a file that was made without templates is one of this template. */
function fits(template: Template, { type, properties, message, paths = [] }: Plain): boolean {
  if (typeOf(template) !== type) {
    return false;
  }
  const own = template.properties.filter(({ binding }) => binding.type === 'camunda:property' && !binding.name?.startsWith(EVERYWHERE));
  const fixed = own.filter((property) => property.type === 'Hidden');
  if (fixed.length > 0) {
    return fixed.every(({ binding, value }) => properties.get(binding.name ?? '') === value);
  }
  if (template.metadata?.message) {
    return template.metadata.message === message;
  }
  const flows = pathsOf(template);
  if (flows.length > 0) {
    return paths.some((path) => flows.includes(path));
  }
  return own.length === 0 || own.some(({ binding }) => properties.has(binding.name ?? ''));
}

/** The template that fits a step of a file that was made without templates. */
export const templateFor = (templates: readonly Template[], step: Plain): Template | undefined =>
  templates.find((template) => fits(template, step));
