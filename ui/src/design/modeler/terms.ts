import type { Language } from '../../i18n/languages';

/** Words of the panel that bpmn-js-i18n does not have. */
const PANEL: Terms = {
  General: 'Étape',
  Name: 'Nom',
  Documentation: 'Notes',
  'Element documentation': 'Notes sur cette étape',
  'Process documentation': 'Notes sur ce parcours',
  Template: 'Formulaire',
  Select: 'Choisir',
  'Select a template': 'Choisir un formulaire',
  Unlink: 'Détacher',
  Remove: 'Enlever',
  Update: 'Mettre à jour',
  Applied: 'Appliqué',
  'Custom properties': 'Réglages',
  'Applied template': 'Formulaire appliqué',
  '<none>': '<aucun>',
};

export type Terms = Record<string, string>;

/** What bpmn-js says on diagrams and in its panel, in the language of the page. */
export const termsIn = async (language: Language): Promise<Terms> =>
  language === 'fr'
    ? { ...(await import('bpmn-js-i18n/translations/fr')).default, ...PANEL }
    : { 'Custom properties': 'Settings', Template: 'Form' };

export const said = (terms: Terms, term: string, facts: Record<string, string> = {}): string =>
  (terms[term] ?? term).replace(/\{([^}]+)\}/g, (whole, name: string) => facts[name] ?? whole);
