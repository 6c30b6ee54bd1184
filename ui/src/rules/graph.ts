import { template } from './data';
import type { Moddle } from './types';

/** The `camunda:property` values of an element, and those its template fixes where the file leaves them out. */
export function properties(element: Moddle): Map<string, string> {
  const values = new Map<string, string>();
  const extension = element['extensionElements'] as { values?: readonly Moddle[] } | undefined;
  for (const list of extension?.values ?? []) {
    for (const property of (list['values'] as readonly Moddle[] | undefined) ?? []) {
      values.set(String(property['name'] ?? ''), String(property['value'] ?? ''));
    }
  }
  const made = template(String(element['modelerTemplate'] ?? ''));
  if (made && made.tag === tag(element)) {
    for (const [name, value] of Object.entries(made.fixed)) {
      if (!values.has(name)) {
        values.set(name, value);
      }
    }
  }
  return values;
}

/** The name of an element in a file, such as `bpmn:serviceTask`. */
export function tag(element: Moddle): string {
  const [prefix, local] = element.$type.split(':') as [string, string];
  return `${prefix}:${local.charAt(0).toLowerCase()}${local.slice(1)}`;
}

export function value(element: Moddle, property: string): string {
  return properties(element).get(property) ?? '';
}

const NODES = new Set([
  'bpmn:StartEvent',
  'bpmn:IntermediateCatchEvent',
  'bpmn:ServiceTask',
  'bpmn:BusinessRuleTask',
  'bpmn:ExclusiveGateway',
  'bpmn:EventBasedGateway',
  'bpmn:EndEvent',
]);

/** The nodes of one process or sub-process and the flows between them. */
export class FlowGraph {
  readonly nodes: readonly Moddle[];
  readonly flows: readonly Moddle[];

  constructor(readonly scope: Moddle) {
    const elements = (scope['flowElements'] as readonly Moddle[] | undefined) ?? [];
    this.nodes = elements.filter((element) => NODES.has(element.$type));
    this.flows = elements.filter((element) => element.$type === 'bpmn:SequenceFlow');
  }

  of(type: string): readonly Moddle[] {
    return this.nodes.filter((node) => node.$type === type);
  }

  outgoing(node: Moddle): readonly Moddle[] {
    return this.flows.filter((flow) => flow['sourceRef'] === node);
  }

  incoming(node: Moddle): readonly Moddle[] {
    return this.flows.filter((flow) => flow['targetRef'] === node);
  }

  targets(node: Moddle): readonly Moddle[] {
    return this.outgoing(node)
      .map((flow) => flow['targetRef'] as Moddle)
      .filter((target) => this.nodes.includes(target));
  }

  /** The nodes a token can come to, the first left out; it stops behind those that `stops` names. */
  reachable(from: Moddle, stops: (node: Moddle) => boolean = () => false): ReadonlySet<Moddle> {
    const seen = new Set<Moddle>();
    const next = [from];
    for (let node = next.pop(); node; node = next.pop()) {
      for (const target of this.targets(node)) {
        if (!seen.has(target) && !stops(target)) {
          seen.add(target);
          next.push(target);
        }
      }
    }
    return seen;
  }

  /** Whether a loop leads over allowed flows and nodes alone. */
  loops(flowCounts: (flow: Moddle) => boolean, nodeCounts: (node: Moddle) => boolean): boolean {
    let left = this.nodes.filter(nodeCounts);
    for (let before = -1; before !== left.length; ) {
      before = left.length;
      left = left.filter((node) =>
        this.incoming(node).some((flow) => flowCounts(flow) && left.includes(flow['sourceRef'] as Moddle)),
      );
    }
    return left.length > 0;
  }
}
