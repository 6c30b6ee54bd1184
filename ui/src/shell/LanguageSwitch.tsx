import { useTranslation } from 'react-i18next';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { choose } from '../i18n';
import { LANGUAGES, type Language } from '../i18n/languages';
import { useLanguage } from '../i18n/useLanguage';

const NAMES: Record<Language, string> = { en: 'English', fr: 'Français' };

export function LanguageSwitch() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ToggleButtonGroup
      className="switch"
      aria-label={t('app.language')}
      disallowEmptySelection
      selectedKeys={[language]}
      onSelectionChange={([chosen]) => choose(chosen as Language)}
    >
      {LANGUAGES.map((each) => (
        <ToggleButton key={each} id={each} {...{ lang: each }}>
          {NAMES[each]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
