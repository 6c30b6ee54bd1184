import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { COLOURS, lettersLoaded, TEXT } from '../diagram/look';
import type { Language } from '../i18n/languages';
import { fitted, frameHeight, named } from './diagram';

interface Canvas {
  zoom(level: number | 'fit-viewport', center?: 'auto'): number;
  viewbox(box?: object): { inner: { x: number; y: number; width: number; height: number } };
  resized(): void;
  addMarker(element: string, marker: string): void;
}

interface Overlays {
  add(element: string, overlay: { position: object; scale: object; html: HTMLElement }): string;
}

interface Element {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
  labelTarget?: Element;
  businessObject: { name?: string };
}

interface Services {
  canvas: Canvas;
  overlays: Overlays;
  elementRegistry: {
    get(id: string): unknown;
    filter(wanted: (element: Element) => boolean): Element[];
    getGraphics(element: Element): SVGElement;
  };
  graphicsFactory: { update(type: 'shape', element: Element, graphics: SVGElement): void };
  textRenderer: { getExternalLabelBounds(bounds: Element, text: string): { height: number } };
}

/** A drawn journey: places for counts at its steps, and what the zoom buttons do. */
export interface Drawn {
  slots: ReadonlyMap<string, HTMLElement>;
  /** Draws these elements in the way of these CSS classes. */
  mark: (classes: ReadonlyMap<string, string>) => void;
  zoom: (factor: number) => void;
  fit: () => void;
  destroy: () => void;
}

/** Labels above their element grow downwards when their words need more lines than drawn for: those are lifted. */
function liftLabels(viewer: NavigatedViewer<Services>): void {
  const registry = viewer.get('elementRegistry');
  for (const label of registry.filter(({ labelTarget }) => labelTarget !== undefined)) {
    const target = label.labelTarget;
    const text = label.businessObject.name;
    if (text && target && target.height > 0 && label.y < target.y) {
      const { height } = viewer.get('textRenderer').getExternalLabelBounds(label, text);
      const covered = label.y + height - target.y;
      if (covered > 0) {
        label.y -= covered;
        viewer.get('graphicsFactory').update('shape', label, registry.getGraphics(label));
      }
    }
  }
}

export async function draw(
  container: HTMLElement,
  xml: string,
  language: Language,
  steps: string[],
): Promise<Drawn> {
  await lettersLoaded();
  const options = { container, bpmnRenderer: COLOURS, textRenderer: TEXT, zoomScroll: { enabled: false } };
  const viewer = new NavigatedViewer<Services>(options);
  try {
    await viewer.importXML(named(xml, language));
  } catch (failure) {
    viewer.destroy();
    throw failure;
  }
  liftLabels(viewer);
  const canvas = viewer.get('canvas');
  const overlays = viewer.get('overlays');
  const registry = viewer.get('elementRegistry');

  const slots = new Map<string, HTMLElement>();
  for (const id of steps) {
    if (registry.get(id)) {
      const html = document.createElement('div');
      const position = { top: 2, left: 8 };
      overlays.add(id, { html, position, scale: { min: 0.9, max: 1.1 } });
      slots.set(id, html);
    }
  }

  const fit = () => {
    if (container.clientWidth === 0) {
      return; // not laid out yet, or no longer
    }
    const { inner } = canvas.viewbox();
    container.style.height = `${frameHeight(inner, container.clientWidth)}px`;
    canvas.resized();
    canvas.viewbox(fitted(inner, { width: container.clientWidth, height: container.clientHeight }));
  };
  fit();

  let width = container.clientWidth;
  const resized = new ResizeObserver(() => {
    if (container.clientWidth !== width) {
      width = container.clientWidth;
      fit();
    }
  });
  resized.observe(container);

  return {
    slots,
    fit,
    mark: (classes) => {
      for (const [id, names] of classes) {
        if (registry.get(id)) {
          names.split(' ').forEach((name) => canvas.addMarker(id, name));
        }
      }
    },
    zoom: (factor) => canvas.zoom(canvas.zoom(undefined as never) * factor, 'auto'),
    destroy: () => {
      resized.disconnect();
      viewer.destroy();
    },
  };
}
