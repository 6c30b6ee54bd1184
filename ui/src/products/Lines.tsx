import { useId, useState } from 'react';
import { useForm } from './FormContext';

interface LinesProps {
  label: string;
  hint: string;
  text: string;
  onChange: (text: string) => void;
  rows?: number;
}

/** A text that is read while it is written: what is on the way to a value stays as it was typed. */
export function Lines({ label, hint, text, onChange, rows = 2 }: LinesProps) {
  const id = useId();
  const { readOnly } = useForm();
  const [typed, setTyped] = useState(text);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={rows}
        spellCheck={false}
        aria-describedby={`${id}-hint`}
        disabled={readOnly}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          onChange(target.value);
        }}
      />
      <small id={`${id}-hint`}>{hint}</small>
    </div>
  );
}
