import { createContext, useContext } from 'react';
import type { Path } from './section';
import type { FieldProblem, Section, Value } from './types';

interface Form {
  section: Section;
  change: (path: Path, value: Value | undefined) => void;
  problems: FieldProblem[];
  readOnly: boolean;
}

/** What the fields of the form share. */
export const FormContext = createContext<Form>({ section: {}, change: () => {}, problems: [], readOnly: true });

export const useForm = () => useContext(FormContext);
