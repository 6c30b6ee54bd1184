// The services of bpmn-js as far as the designer uses them.

export interface Moddle {
  id: string;
  $type: string;
  $parent?: Moddle;
  name?: string;
  get(property: string): unknown;
  $instanceOf(type: string): boolean;
}

export interface BusinessObject extends Moddle {
  modelerTemplate?: string;
  triggeredByEvent?: boolean;
  eventDefinitions?: Moddle[];
  extensionElements?: Moddle;
}

export interface Shape {
  id: string;
  type: string;
  x: number;
  y: number;
  width: number;
  height: number;
  parent: Shape;
  children: Shape[];
  incoming: Connection[];
  outgoing: Connection[];
  labelTarget?: Shape;
  businessObject: BusinessObject;
  waypoints?: Point[];
}

export interface Connection extends Shape {
  source: Shape;
  target: Shape;
  waypoints: Point[];
}

export interface Point {
  x: number;
  y: number;
}

export interface Modeling {
  createShape(shape: Shape, position: Point, parent: Shape): Shape;
  appendShape(source: Shape, shape: Shape, position: Point, parent: Shape): Shape;
  connect(source: Shape, target: Shape): Connection;
  reconnectEnd(connection: Connection, target: Shape, docking: Point): void;
  removeElements(elements: Shape[]): void;
  moveElements(elements: Shape[], delta: Point): void;
  createSpace(moving: Shape[], resizing: Shape[], delta: Point, direction: 'e', start: number): void;
  updateProperties(element: Shape, properties: object): void;
  updateModdleProperties(element: Shape, moddle: Moddle, properties: object): void;
}

export interface SpaceTool {
  calculateAdjustments(
    elements: Shape[],
    axis: 'x',
    delta: number,
    start: number,
  ): { movingShapes: Shape[]; resizingShapes: Shape[] };
}

export interface ElementFactory {
  createShape(attributes: object): Shape;
}

export interface BpmnFactory {
  create(type: string, attributes?: object): Moddle;
}

export interface Registry {
  get(id: string): Shape | undefined;
  filter(wanted: (element: Shape) => boolean): Shape[];
}

export interface Canvas {
  getRootElement(): Shape;
  zoom(level: number | 'fit-viewport', center?: 'auto'): number;
  viewbox(box?: object): { inner: { x: number; y: number; width: number; height: number }; outer: { width: number; height: number } };
  scrollToElement(element: Shape): void;
  addMarker(element: Shape | string, marker: string): void;
  removeMarker(element: Shape | string, marker: string): void;
}

export interface Selection {
  get(): Shape[];
  select(element: Shape | null): void;
}

export interface CommandStack {
  execute(command: string, context: object): void;
  registerHandler(command: string, handler: unknown): void;
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
}

export interface EventBus {
  on(events: string | string[], priority: number, callback: (event: never) => unknown): void;
  on(events: string | string[], callback: (event: never) => unknown): void;
  fire(event: string, payload?: object): void;
}

/** A template of the catalogue, as far as it is read here; the forms read the rest. */
export interface Template {
  id: string;
  name: string;
  version?: number;
  description?: string;
  appliesTo: string[];
  elementType?: { value: string };
  /** What Camunda 7 does not read: the picture of the step, and what completes it. */
  metadata?: { icon?: string; eventDefinition?: 'timer' | 'message'; message?: string; flows?: string[] };
  properties: { label?: string; type?: string; value?: unknown; binding: { type: string; name?: string } }[];
}

export interface ElementTemplates {
  get(elementOrId: Shape | string): Template | null;
  getLatest(id: string): Template[];
  set(templates: Template[]): void;
  applyTemplate(element: Shape, template: Template): Shape;
}

export interface Create {
  start(event: Event, shape: Shape): void;
}

export interface Overlays {
  add(element: string, type: string, overlay: { position: object; html: HTMLElement }): string;
  remove(filter: { type: string }): void;
}

export interface Services {
  modeling: Modeling;
  spaceTool: SpaceTool;
  elementFactory: ElementFactory;
  bpmnFactory: BpmnFactory;
  elementRegistry: Registry;
  canvas: Canvas;
  selection: Selection;
  commandStack: CommandStack;
  eventBus: EventBus;
  elementTemplates: ElementTemplates;
  create: Create;
  overlays: Overlays;
  kairosBridge: { createShape(template: Template): Shape };
  kairosPanel: { expert: boolean };
}

/** Gives a service by its name, as {@code modeler.get} and an injector do. */
export type Get = <K extends keyof Services>(name: K) => Services[K];
