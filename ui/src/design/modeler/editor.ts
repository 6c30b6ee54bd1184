import Modeler from 'bpmn-js/lib/Modeler';
import { ElementTemplatesPropertiesProviderModule } from 'bpmn-js-element-templates';
import { BpmnPropertiesPanelModule, BpmnPropertiesProviderModule } from 'bpmn-js-properties-panel';
import behaviors from 'camunda-bpmn-js-behaviors/lib/camunda-platform';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import type { Finding } from '../../api/designTypes';
import { COLOURS, lettersLoaded, TEXT } from '../../diagram/look';
import type { Language } from '../../i18n/languages';
import { addStep } from './adding';
import { adopt } from './adopt';
import { pageColour, withColours } from './exporting';
import { readProperty, writeProperties } from './contents';
import { outlineOf, type Outlined } from './outline';
import { MarketerPad, MarketerPanel, NoPalette } from './panels';
import type { BusinessObject, Canvas, Get, Shape, Template } from './services';
import { TemplateBridge, Together } from './templateBridge';
import { said, termsIn } from './terms';

/** What the page shows of the diagram being edited; a new object with every change. */
export interface Picture {
  outline: Outlined[];
  /** The id of the one thing chosen, a step or a path. */
  chosen: string | undefined;
  canUndo: boolean;
  canRedo: boolean;
}

export interface Editor {
  picture: () => Picture;
  /** Tells of every change to the picture; gives back how to stop it. */
  watch: (changed: () => void) => () => void;
  /** Tells of every change to the file. */
  onEdited: (edited: () => void) => void;
  /** The file as the rules read it. */
  definitions: () => unknown;
  xml: () => Promise<string>;
  svg: () => Promise<string>;
  undo: () => void;
  redo: () => void;
  choose: (id: string | undefined) => void;
  add: (template: Template) => void;
  drag: (event: Event, template: Template) => void;
  remove: () => void;
  move: (x: number, y: number) => void;
  connect: (target: string) => void;
  /** A value of a step, such as `kairos.send.template`. */
  valueOf: (step: string, property: string) => string | undefined;
  /** Gives values to a step, or takes them away, in one step of undo. */
  give: (step: string, values: Readonly<Record<string, string | undefined>>) => void;
  showExpert: (shown: boolean) => void;
  /** Goes on in another language, with the templates in it. */
  speak: (language: Language, templates: Template[]) => Promise<void>;
  mark: (findings: Finding[]) => void;
  zoom: (factor: number) => void;
  fit: () => void;
  destroy: () => void;
}

const PROBLEM = 'kairos-problem';

function sign(severity: Finding['severity'], count: number): HTMLElement {
  const html = document.createElement('span');
  html.className = `problem-sign ${severity}`;
  html.textContent = `${severity === 'error' ? '✕' : '!'} ${count}`;
  html.setAttribute('aria-hidden', 'true');
  return html;
}

const LEAST_SCALE = 0.75;
const MARGIN = 40;

/** The whole diagram where its words can be read, else its beginning. */
function show(canvas: Canvas): void {
  if (canvas.zoom('fit-viewport', 'auto') < LEAST_SCALE) {
    const { inner, outer } = canvas.viewbox();
    const [width, height] = [outer.width / LEAST_SCALE, outer.height / LEAST_SCALE];
    canvas.viewbox({ x: inner.x - MARGIN, y: inner.y + inner.height / 2 - height / 2, width, height });
  }
}

interface Opening {
  canvas: HTMLElement;
  panel: HTMLElement;
  xml: string;
  templates: Template[];
  language: Language;
}

export async function openEditor({ canvas: container, panel, xml, templates, language }: Opening): Promise<Editor> {
  let [terms] = await Promise.all([termsIn(language), lettersLoaded()]);
  const modeler = new Modeler({
    container,
    propertiesPanel: { parent: panel },
    moddleExtensions: { camunda },
    bpmnRenderer: COLOURS,
    textRenderer: TEXT,
    additionalModules: [
      BpmnPropertiesPanelModule,
      BpmnPropertiesProviderModule,
      ElementTemplatesPropertiesProviderModule,
      behaviors,
      {
        __init__: ['kairosBridge', 'kairosPanel', 'kairosPad'],
        kairosBridge: ['type', TemplateBridge],
        kairosPanel: ['type', MarketerPanel],
        kairosPad: ['type', MarketerPad],
        paletteProvider: ['type', NoPalette],
        translate: ['value', (term: string, facts?: Record<string, string>) => said(terms, term, facts)],
      },
    ],
  });
  const get = modeler.get.bind(modeler) as Get;
  get('commandStack').registerHandler('kairos.together', Together);
  get('elementTemplates').set(templates);
  modeler.on('import.parse.complete', ({ elementsById }: { elementsById?: Record<string, BusinessObject> }) =>
    adopt(elementsById ?? {}, templates),
  );
  try {
    await modeler.importXML(xml);
  } catch (failure) {
    modeler.destroy();
    throw failure;
  }
  show(get('canvas'));

  const only = (): Shape | undefined => {
    const [first, ...others] = get('selection').get();
    return others.length === 0 ? first : undefined;
  };
  const draw = (): Picture => ({
    outline: outlineOf(get),
    chosen: only()?.id,
    canUndo: get('commandStack').canUndo(),
    canRedo: get('commandStack').canRedo(),
  });

  let picture = draw();
  const watchers = new Set<() => void>();
  modeler.on(['commandStack.changed', 'selection.changed'], () => {
    picture = draw();
    watchers.forEach((changed) => changed());
  });

  const choose = (id: string | undefined) => {
    const element = id === undefined ? undefined : get('elementRegistry').get(id);
    get('selection').select(element ?? null);
    if (element && element.type !== 'bpmn:Process') {
      get('canvas').scrollToElement(element);
    }
  };
  // the panel shows the journey itself a moment after the import
  setTimeout(() => get('eventBus').fire('selection.changed', { oldSelection: [], newSelection: get('selection').get() }));

  return {
    picture: () => picture,
    watch: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    onEdited: (edited) => modeler.on('commandStack.changed', edited),
    definitions: () => modeler.getDefinitions(),
    xml: async () => (await modeler.saveXML({ format: true })).xml!,
    svg: async () => withColours((await modeler.saveSVG()).svg, pageColour),
    undo: () => get('commandStack').undo(),
    redo: () => get('commandStack').redo(),
    choose,
    add: (template) => addStep(get, template),
    drag: (event, template) => get('create').start(event, get('kairosBridge').createShape(template)),
    remove: () => {
      const chosen = only();
      if (chosen) {
        get('modeling').removeElements([chosen]);
      }
    },
    move: (x, y) => {
      const chosen = only();
      if (chosen && !chosen.waypoints) {
        get('modeling').moveElements([chosen], { x, y });
      }
    },
    connect: (id) => {
      const chosen = only();
      const target = get('elementRegistry').get(id);
      if (chosen && target) {
        get('modeling').connect(chosen, target);
      }
    },
    valueOf: (id, property) => readProperty(get('elementRegistry').get(id), property),
    give: (id, values) => {
      const step = get('elementRegistry').get(id);
      if (step) {
        writeProperties(get, step, values);
      }
    },
    showExpert: (shown) => (get('kairosPanel').expert = shown),
    speak: async (next, translated) => {
      terms = await termsIn(next);
      get('elementTemplates').set(translated);
      get('eventBus').fire('propertiesPanel.providersChanged');
    },
    mark: (findings) => {
      get('overlays').remove({ type: PROBLEM });
      const places = new Map<string, Finding[]>();
      for (const finding of findings) {
        if (finding.element && get('elementRegistry').get(finding.element)) {
          places.set(finding.element, [...(places.get(finding.element) ?? []), finding]);
        }
      }
      for (const [id, found] of places) {
        const severity = found.some((finding) => finding.severity === 'error') ? 'error' : 'warning';
        get('overlays').add(id, PROBLEM, { position: { bottom: 12, left: -10 }, html: sign(severity, found.length) });
      }
    },
    zoom: (factor) => get('canvas').zoom(get('canvas').zoom(undefined as never) * factor, 'auto'),
    fit: () => get('canvas').zoom('fit-viewport', 'auto'),
    destroy: () => modeler.destroy(),
  };
}
