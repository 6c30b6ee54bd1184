import type { Language } from '../i18n/languages';

const LABEL_WIDTHS = { BPMNEdge: 44, BPMNShape: 104 };

/** Labels were drawn for words of one language and one font: narrow ones are widened about their middle. */
function widenLabels(diagram: Document): void {
  for (const [owner, least] of Object.entries(LABEL_WIDTHS)) {
    for (const bounds of diagram.querySelectorAll(`${owner} > BPMNLabel > Bounds`)) {
      const [x, width] = ['x', 'width'].map((name) => Number(bounds.getAttribute(name)));
      if (x !== undefined && width !== undefined && width < least) {
        bounds.setAttribute('x', String(x - (least - width) / 2));
        bounds.setAttribute('width', String(least));
      }
    }
  }
}

/** The diagram with everything named in the language of the page, where its author gave a name in that language. */
export function named(xml: string, language: Language): string {
  const parsed = new DOMParser().parseFromString(xml, 'application/xml');
  if (parsed.querySelector('parsererror')) {
    return xml;
  }
  for (const property of parsed.querySelectorAll(`extensionElements > * > [name="kairos.name.${language}"]`)) {
    const element = property.closest('extensionElements')!.parentElement;
    element?.setAttribute('name', property.getAttribute('value') ?? '');
  }
  widenLabels(parsed);
  return new XMLSerializer().serializeToString(parsed);
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Room for the counts above and, below, for the zoom buttons and the mark of bpmn.io. */
const MARGIN = { side: 36, top: 40, bottom: 64 };

const needed = (inner: Box) => ({
  width: inner.width + 2 * MARGIN.side,
  height: inner.height + MARGIN.top + MARGIN.bottom,
});

/** The part of the plane to show so that the whole diagram and its counts fit a frame, never enlarged. */
export function fitted(inner: Box, frame: { width: number; height: number }): Box {
  const need = needed(inner);
  const scale = Math.min(1, frame.width / need.width, frame.height / need.height);
  const width = frame.width / scale;
  const height = frame.height / scale;
  return {
    x: inner.x + inner.width / 2 - width / 2,
    y: inner.y - MARGIN.top - (height - need.height) / 2,
    width,
    height,
  };
}

/** How high the frame is drawn: as high as the diagram needs at the width there is. */
export function frameHeight(inner: Box, width: number): number {
  const need = needed(inner);
  const scale = Math.min(1, width / need.width);
  return Math.round(Math.min(560, Math.max(240, need.height * scale)));
}
