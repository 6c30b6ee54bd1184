import { useId } from 'react';
import { useTyped } from './useOwn';

interface TypedProps {
  label: string;
  hint?: string;
  value: string;
  onKeep: (text: string) => void;
  /** Several lines, so many of them shown. */
  rows?: number;
  code?: boolean;
  quiet?: boolean;
  list?: string;
  lang?: string;
}

/** One text of a step that is kept in the journey when the typing rests. */
export function Typed({ label, hint, value, onKeep, rows, code, quiet, list, lang }: TypedProps) {
  const id = useId();
  const { value: typed, onChange, onBlur } = useTyped(value, onKeep);
  const shared = {
    id,
    value: typed,
    onBlur,
    ...(lang && { lang }),
    ...(code && { spellCheck: false, className: 'code' }),
    ...(hint && { 'aria-describedby': `${id}-hint` }),
  };
  return (
    <div className="typed">
      <label htmlFor={id} className={quiet ? 'unseen' : undefined}>
        {label}
      </label>
      {rows ? (
        <textarea rows={rows} {...shared} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input {...shared} {...(list && { list })} onChange={(event) => onChange(event.target.value)} />
      )}
      {hint && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}
