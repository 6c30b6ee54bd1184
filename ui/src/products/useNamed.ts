import { useLanguage } from '../i18n/useLanguage';

/** The key of names in the reader's language. */
export const useNamed = (): 'en' | 'fr' => (useLanguage().startsWith('fr') ? 'fr' : 'en');
