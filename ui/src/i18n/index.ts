import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';
import { preferredLanguage, storedLanguage, storeLanguage, type Language } from './languages';
import type { Messages } from './en';

const announce = (language: string) => {
  document.documentElement.lang = language;
};

/** A browser loads the words of the language it speaks, and others when they are asked for. */
const WORDS: Record<Language, () => Promise<Messages>> = {
  en: async () => (await import('./en')).en,
  fr: async () => (await import('./fr')).fr,
};

export async function startI18n(): Promise<void> {
  const language = preferredLanguage(storedLanguage(), navigator.languages);
  i18n.on('languageChanged', announce);
  await i18n.use(initReactI18next).init({
    resources: { [language]: { translation: await WORDS[language]() } },
    lng: language,
    fallbackLng: false,
    interpolation: { escapeValue: false },
  });
}

export async function choose(language: Language): Promise<void> {
  storeLanguage(language);
  i18n.addResourceBundle(language, 'translation', await WORDS[language]());
  await i18n.changeLanguage(language);
}
