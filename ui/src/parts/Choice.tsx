import '../styles/choice.css';
import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';

export interface Option<V extends string> {
  value: V;
  title: string;
  text?: string;
}

interface ChoiceProps<V extends string> {
  label: ReactNode;
  options: Option<V>[];
  value: V;
  onChange: (value: V) => void;
}

/** One of a few, each with what it means. */
export function Choice<V extends string>({ label, options, value, onChange }: ChoiceProps<V>) {
  return (
    <RadioGroup className="choice" value={value} onChange={(chosen) => onChange(chosen as V)}>
      <Label>{label}</Label>
      {options.map((option) => (
        <Radio key={option.value} value={option.value}>
          <span className="dot" aria-hidden="true" />
          <span>
            <strong>{option.title}</strong>
            {option.text && <small>{option.text}</small>}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
