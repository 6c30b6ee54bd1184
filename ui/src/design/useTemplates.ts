import { useRef } from 'react';
import { useFetched } from '../api/useFetched';
import { useLanguage } from '../i18n/useLanguage';
import type { Template } from './modeler/services';

const NONE: Template[] = [];

/** The forms of the steps; while those of another language are on their way the last ones stay. */
export function useTemplates(): Template[] | undefined {
  const { data, error } = useFetched<Template[]>(`/api/element-templates?lang=${useLanguage()}`);
  const last = useRef<Template[]>(undefined);
  last.current = data ?? last.current ?? (error && NONE);
  return last.current;
}
