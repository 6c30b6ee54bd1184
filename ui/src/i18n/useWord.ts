import { useTranslation } from 'react-i18next';
import type { Messages } from './en';

type Vocabulary =
  | 'channel'
  | 'consent'
  | 'cycle'
  | 'deed'
  | 'entry'
  | 'identity'
  | 'kind'
  | 'needState'
  | 'outcome'
  | 'source'
  | 'suppression'
  | 'upcomingState';

/** The word for a code of the API; the code itself when this version of the page does not know it. */
export function useWord(): <V extends Vocabulary>(vocabulary: V, code: string) => string {
  const { t } = useTranslation();
  return (vocabulary, code) => {
    const key = `${vocabulary}.${code}` as `cycle.${keyof Messages['cycle'] & string}`;
    return t(key, { defaultValue: code });
  };
}
