import type { Connection, Get, Shape } from './services';

export interface Outlined {
  id: string;
  name: string;
  /** BPMN type without its prefix, such as `ServiceTask`. */
  type: string;
  /** The paths that leave the step; each can be chosen like a step. */
  paths: { id: string; name: string; target: string; targetName: string }[];
}

const isStep = (element: Shape): boolean => element.businessObject?.$instanceOf?.('bpmn:FlowNode') && !element.labelTarget;

function outlined(step: Shape): Outlined {
  const { businessObject, outgoing } = step;
  return {
    id: step.id,
    name: businessObject.name ?? '',
    type: step.type.replace('bpmn:', ''),
    paths: outgoing
      .filter((flow: Connection) => flow.type === 'bpmn:SequenceFlow' && flow.target)
      .map((flow) => ({
        id: flow.id,
        name: flow.businessObject.name ?? '',
        target: flow.target.id,
        targetName: flow.target.businessObject.name ?? '',
      })),
  };
}

/** The steps in the order in which a customer may come to them; parts of their own and loose steps after the others. */
export function outlineOf(get: Get): Outlined[] {
  const steps = get('elementRegistry').filter(isStep);
  const starts = steps.filter(({ incoming }) => incoming.length === 0).sort((one, other) => one.y - other.y);
  const seen = new Set<Shape>();
  const walk = (step: Shape): void => {
    if (seen.has(step)) {
      return;
    }
    seen.add(step);
    for (const flow of step.outgoing) {
      if (flow.target) {
        walk(flow.target);
      }
    }
  };
  [...starts, ...steps].forEach(walk);
  return [...seen].map(outlined);
}
