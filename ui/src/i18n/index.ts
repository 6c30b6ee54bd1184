import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';
import { preferredLanguage, storedLanguage, storeLanguage, type Language } from './languages';

const announce = (language: string) => {
  document.documentElement.lang = language;
};

/** A browser loads the words of the language it speaks, and others when they are asked for. */
const WORDS: Record<Language, () => Promise<object>> = {
  en: async () => (await import('./en')).en,
  fr: async () => (await import('./fr')).fr,
};

const DESIGNER: Record<Language, () => Promise<object>> = {
  en: async () => (await import('./en-designer')).designer,
  fr: async () => (await import('./fr-designer')).designer,
};

const NAMESPACE = 'translation';
let designing = false;

export async function startI18n(): Promise<void> {
  const language = preferredLanguage(storedLanguage(), navigator.languages);
  i18n.on('languageChanged', announce);
  await i18n.use(initReactI18next).init({
    resources: { [language]: { [NAMESPACE]: await WORDS[language]() } },
    lng: language,
    fallbackLng: false,
    interpolation: { escapeValue: false },
  });
}

const learn = async (language: Language, words: Record<Language, () => Promise<object>>): Promise<void> => {
  i18n.addResourceBundle(language, NAMESPACE, await words[language](), true);
};

/** Learns the words of the designer, which its screens wait for. */
export async function speakDesigner(): Promise<void> {
  designing = true;
  await learn(i18n.language as Language, DESIGNER);
}

export async function choose(language: Language): Promise<void> {
  storeLanguage(language);
  await learn(language, WORDS);
  if (designing) {
    await learn(language, DESIGNER);
  }
  await i18n.changeLanguage(language);
}
