import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en';
import { fr } from './fr';
import { preferredLanguage, storedLanguage, storeLanguage, type Language } from './languages';

const announce = (language: string) => {
  document.documentElement.lang = language;
};

export async function startI18n(): Promise<void> {
  i18n.on('languageChanged', announce);
  await i18n.use(initReactI18next).init({
    resources: { en: { translation: en }, fr: { translation: fr } },
    lng: preferredLanguage(storedLanguage(), navigator.languages),
    fallbackLng: 'en',
    interpolation: { escapeValue: false },
  });
}

export function choose(language: Language): void {
  storeLanguage(language);
  void i18n.changeLanguage(language);
}
