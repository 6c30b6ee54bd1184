import { useLanguage } from '../i18n/useLanguage';
import { whole } from '../time/format';

/** A count; zero steps back so that the others stand out. */
export function Figure({ value }: { value: number }) {
  const language = useLanguage();
  return <span className={value === 0 ? 'figure zero' : 'figure'}>{whole(value, language)}</span>;
}
