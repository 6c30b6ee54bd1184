import { getFlowNodePosition } from 'bpmn-js/lib/features/auto-place/BpmnAutoPlaceUtil';
import { selfAndAllChildren } from 'diagram-js/lib/util/Elements';
import { choiceAfter, followersOf, pathsOf, stopsEverywhere, typeOf } from './knowledge';
import type { Connection, Get, Point, Shape, Template } from './services';

const GAP = 50;
const BELOW = 110;

const middle = ({ x, y, width, height }: Shape): Point => ({ x: x + width / 2, y: y + height / 2 });

const isFlow = (element: Shape): element is Connection => element.type === 'bpmn:SequenceFlow';

const isStep = (element: Shape): boolean => element.businessObject?.$instanceOf('bpmn:FlowNode') && !element.labelTarget;

/** Where a new step goes: into this flow, or after this step. */
type Place = { flow: Connection } | { after: Shape };

function place(get: Get): Place | undefined {
  const [chosen] = get('selection').get();
  if (chosen && isFlow(chosen)) {
    return { flow: chosen };
  }
  const step = chosen && isStep(chosen) ? chosen : lastOfMainLine(get);
  if (!step) {
    return undefined;
  }
  const [incoming] = step.incoming;
  if (step.type === 'bpmn:EndEvent') {
    return incoming ? { flow: incoming } : undefined;
  }
  const [flow, ...others] = step.outgoing;
  return flow && others.length === 0 ? { flow } : { after: step };
}

/** Without a choice of the marketer: where the first path from the start comes to its end. */
function lastOfMainLine(get: Get): Shape | undefined {
  const isTop = ({ parent }: Shape) => parent === get('canvas').getRootElement();
  let [step] = get('elementRegistry').filter((element) => element.type === 'bpmn:StartEvent' && isTop(element));
  const seen = new Set<Shape>();
  while (step && !seen.has(step) && step.outgoing[0]) {
    seen.add(step);
    step = step.outgoing[0].target;
  }
  return step;
}

/** Moves what stands to the right, so that a shape of this width fits between two steps. */
function makeRoom(get: Get, { source, target }: Connection, width: number): void {
  const start = source.x + source.width;
  const delta = width + 2 * GAP - (target.x - start);
  if (target.x > start && delta > 0) {
    const all = selfAndAllChildren(get('canvas').getRootElement() as never, true) as unknown as Shape[];
    const { movingShapes, resizingShapes } = get('spaceTool').calculateAdjustments(all, 'x', delta, target.x - 1);
    get('modeling').createSpace(movingShapes, resizingShapes, { x: delta, y: 0 }, 'e', target.x - 1);
  }
}

function insert(get: Get, flow: Connection, shape: Shape): Shape {
  const modeling = get('modeling');
  const { source, target } = flow;
  makeRoom(get, flow, shape.width);
  const between = target.x > source.x + source.width;
  const position = between
    ? { x: source.x + source.width + GAP + shape.width / 2, y: middle(source).y }
    : getFlowNodePosition(source as never, shape as never, true);
  const added = modeling.createShape(shape, position, source.parent);
  modeling.reconnectEnd(flow, added, middle(added));
  modeling.connect(added, target);
  return added;
}

/** A free place below a step. */
function below(get: Get, step: Shape, shape: Shape): Point {
  const { x, y } = middle(step);
  let free = y + BELOW;
  const taken = (at: number) =>
    get('elementRegistry').filter(
      (other) =>
        isStep(other) &&
        other.parent === step.parent &&
        Math.abs(middle(other).x - x) < (other.width + shape.width) / 2 &&
        Math.abs(middle(other).y - at) < (other.height + shape.height) / 2 + 10,
    ).length > 0;
  while (taken(free)) {
    free += BELOW;
  }
  return { x, y: free };
}

function append(get: Get, step: Shape, shape: Shape): Shape {
  const position = step.outgoing.length === 0 ? getFlowNodePosition(step as never, shape as never, true) : below(get, step, shape);
  return get('modeling').appendShape(step, shape, position, step.parent);
}

const shapeOf = (get: Get, id: string): Shape | undefined => {
  const [template] = get('elementTemplates').getLatest(id);
  return template && get('kairosBridge').createShape(template);
};

/** The paths of a choice that go nowhere so far lead to ends of their own. */
function openPaths(get: Get, choice: Shape, template: Template): void {
  const [first, ...followers] = followersOf(template);
  if (first) {
    const wait = choice.outgoing[0] ? shapeOf(get, first) : undefined;
    if (wait) {
      insert(get, choice.outgoing[0]!, wait);
    }
    for (const follower of followers) {
      const shape = shapeOf(get, follower);
      const end = shapeOf(get, 'kairos.outcome');
      if (shape && end) {
        append(get, append(get, choice, shape), end);
      }
    }
  }
  for (let path = choice.outgoing.length; path < pathsOf(template).length; path++) {
    const end = shapeOf(get, 'kairos.outcome');
    if (end) {
      get('modeling').appendShape(choice, end, below(get, choice, end), choice.parent);
    }
  }
}

/** Puts the choice behind a step that only makes sense with it. */
function addChoice(get: Get, step: Shape, template: Template): void {
  const id = choiceAfter(template);
  const [choice] = id ? get('elementTemplates').getLatest(id) : [];
  const shape = id ? shapeOf(get, id) : undefined;
  if (choice && shape) {
    const [flow] = step.outgoing;
    openPaths(get, flow ? insert(get, flow, shape) : append(get, step, shape), choice);
  }
}

/** A part of its own below the diagram that ends the journey from wherever the customer is. */
function addStop(get: Get, template: Template): Shape {
  const modeling = get('modeling');
  const root = get('canvas').getRootElement();
  const steps = root.children.filter((child) => child.width > 0);
  const left = Math.min(...steps.map(({ x }) => x), 160);
  const bottom = Math.max(...steps.map(({ y, height }) => y + height), 0);
  const frame = get('elementFactory').createShape({ type: 'bpmn:SubProcess', triggeredByEvent: true, isExpanded: true });
  frame.width = 280;
  frame.height = 130;
  const part = modeling.createShape(frame, { x: left + 140, y: bottom + 60 + 65 }, root);
  modeling.updateProperties(part, { name: template.name });
  const start = modeling.createShape(get('kairosBridge').createShape(template), { x: part.x + 70, y: part.y + 65 }, part);
  const end = shapeOf(get, 'kairos.outcome') ?? get('elementFactory').createShape({ type: 'bpmn:EndEvent' });
  modeling.appendShape(start, end, { x: part.x + 210, y: part.y + 65 }, part);
  return start;
}

/** Adds a step of the template after what is chosen, as one step of undo, and chooses it. */
export function addStep(get: Get, template: Template): void {
  let added: Shape | undefined;
  const run = () => {
    if (stopsEverywhere(template)) {
      added = addStop(get, template);
      return;
    }
    const where = place(get);
    const shape = get('kairosBridge').createShape(template);
    if (!where) {
      added = get('modeling').createShape(shape, { x: 240, y: 200 }, get('canvas').getRootElement());
    } else if (typeOf(template) === 'bpmn:EndEvent') {
      const step = 'after' in where ? where.after : where.flow.source;
      added = get('modeling').appendShape(step, shape, below(get, step, shape), step.parent);
    } else {
      added = 'flow' in where ? insert(get, where.flow, shape) : append(get, where.after, shape);
    }
    openPaths(get, added, template);
    addChoice(get, added, template);
  };
  get('commandStack').execute('kairos.together', { run });
  if (added) {
    get('selection').select(added);
    get('canvas').scrollToElement(added);
  }
}
