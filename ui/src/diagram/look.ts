/** How diagrams look everywhere: colours and letters of the page. */
export const COLOURS = {
  defaultFillColor: 'var(--diagram-fill)',
  defaultStrokeColor: 'var(--diagram-stroke)',
  defaultLabelColor: 'var(--text)',
};

const FONT = { fontFamily: '"Inter Variable", sans-serif', lineHeight: 1.25 };

export const TEXT = { defaultStyle: { ...FONT, fontSize: 12.5 }, externalStyle: { ...FONT, fontSize: 12 } };

/** Labels are measured when they are drawn: the letters have to be there. */
export const lettersLoaded = (): Promise<unknown> => document.fonts.load('12px "Inter Variable"');
