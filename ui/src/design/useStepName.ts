import { useTranslation } from 'react-i18next';

/** What a step is called in lists: its name, else what kind of thing it is. */
export function useStepName(): (step: { name: string; type?: string }) => string {
  const { t } = useTranslation();
  return ({ name, type = '' }) => name || t('design.unnamed', { type });
}
