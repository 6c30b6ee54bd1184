import CommandInterceptor from 'diagram-js/lib/command/CommandInterceptor';
import { definitionFor, nextPath, stopsEverywhere, typeOf } from './knowledge';
import { definitionOf } from './properties';
import type {
  BpmnFactory,
  BusinessObject,
  Connection,
  ElementFactory,
  ElementTemplates,
  Modeling,
  Moddle,
  Shape,
  Template,
} from './services';

interface Context {
  context: { element: Shape; shape: Shape; connection: Connection; newTemplate?: Template };
}

const AFTER_THE_TEMPLATE = 400;

/** Every change made through it is one step of undo. */
export class Together {
  preExecute({ run }: { run: () => void }): void {
    run();
  }
}

/**
 * Completes what Camunda 7 templates cannot set, inside the same command, so that one undo takes back all of it: the event
 * definition of waits and stops, and the kind of each path that leaves a choice.
 */
export class TemplateBridge extends CommandInterceptor {
  static override $inject = ['eventBus', 'modeling', 'bpmnFactory', 'elementFactory', 'elementTemplates'];

  private readonly pending = new WeakMap<Shape, Template>();

  constructor(
    eventBus: never,
    private readonly modeling: Modeling,
    private readonly bpmnFactory: BpmnFactory,
    private readonly elementFactory: ElementFactory,
    private readonly templates: ElementTemplates,
  ) {
    super(eventBus);
    this.postExecuted('propertiesPanel.camunda.changeTemplate', AFTER_THE_TEMPLATE, ({ context }: Context) => {
      if (context.newTemplate) {
        this.complete(context.element, context.newTemplate);
      }
    });
    this.postExecuted('shape.create', AFTER_THE_TEMPLATE, ({ context }: Context) => this.become(context.shape));
    this.postExecuted('connection.create', AFTER_THE_TEMPLATE, ({ context }: Context) => this.givePath(context.connection));
  }

  /** A shape that becomes a step of the template as soon as it is put on the diagram. */
  createShape(template: Template): Shape {
    const definition = definitionFor(template);
    const shape = this.elementFactory.createShape({
      type: typeOf(template),
      ...(definition && { eventDefinitionType: definition }),
      ...(stopsEverywhere(template) && { isInterrupting: true }),
    });
    this.pending.set(shape, template);
    return shape;
  }

  private become(shape: Shape): void {
    const template = this.pending.get(shape);
    if (!template) {
      return;
    }
    this.pending.delete(shape);
    // the shape is of the template's type already: with it named, the template would put another in its place
    const { elementType: _, ...typed } = template;
    const applied = this.templates.applyTemplate(shape, typed);
    if (!applied.businessObject.name) {
      this.modeling.updateProperties(applied, { name: template.name });
    }
  }

  private complete(element: Shape, template: Template): void {
    const type = definitionFor(template);
    if (!type) {
      return;
    }
    const object = element.businessObject;
    let definition = definitionOf(object);
    if (definition?.$type !== type) {
      definition = this.bpmnFactory.create(type);
      (definition as { $parent?: Moddle }).$parent = object;
      this.modeling.updateProperties(element, { eventDefinitions: [definition] });
    }
    const message = template.metadata?.message;
    if (message && !definition.get('messageRef')) {
      this.modeling.updateModdleProperties(element, definition, { messageRef: this.message(element, message) });
    }
  }

  /** The message of that name, made when the file has none. */
  private message(element: Shape, name: string): Moddle {
    const definitions = rootOf(element.businessObject);
    const roots = definitions.get('rootElements') as Moddle[];
    const known = roots.find((root) => root.$type === 'bpmn:Message' && root.name === name);
    if (known) {
      return known;
    }
    const message = this.bpmnFactory.create('bpmn:Message', { name });
    (message as { $parent?: Moddle }).$parent = definitions;
    this.modeling.updateModdleProperties(element, definitions, { rootElements: [...roots, message] });
    return message;
  }

  private givePath(flow: Connection): void {
    if (flow.businessObject.modelerTemplate || flow.type !== 'bpmn:SequenceFlow') {
      return;
    }
    const choice = this.templates.get(flow.source) ?? undefined;
    const taken = flow.source.outgoing.filter((other) => other !== flow).map((other) => other.businessObject.modelerTemplate);
    const id = nextPath(choice, taken);
    const [template] = id ? this.templates.getLatest(id) : [];
    if (template) {
      const applied = this.templates.applyTemplate(flow, template);
      this.modeling.updateProperties(applied, { name: template.name });
    }
  }
}

function rootOf(object: BusinessObject): Moddle {
  let root: Moddle = object;
  while (root.$type !== 'bpmn:Definitions' && root.$parent) {
    root = root.$parent;
  }
  return root;
}
