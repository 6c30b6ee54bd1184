import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FIELDS, fieldPath, type FieldName } from './fields';
import { useForm } from './FormContext';
import { spanOf, spanText, textAt, UNITS, type Path, type Unit } from './section';
import type { FieldProblem } from './types';

/** What is wrong with a field; marks alone when nothing is. */
export function Wrong({ id, problems }: { id: string; problems: FieldProblem[] }) {
  const { t } = useTranslation();
  return (
    <span id={id} className="field-problems">
      {problems.map(({ code, severity, text, remedy }) => (
        <span key={code + text} className={severity}>
          {code === 'MISSING' ? t('products.missing') : `${text} ${remedy}`}
        </span>
      ))}
    </span>
  );
}

interface FrameProps {
  path: Path;
  label: string;
  hint?: string | undefined;
  children: (props: { id: string; 'aria-describedby': string; 'aria-invalid': boolean; disabled: boolean }) => ReactNode;
}

function Frame({ path, label, hint, children }: FrameProps) {
  const id = useId();
  const { problems, readOnly } = useForm();
  const own = problems.filter(({ field }) => field === fieldPath(path));
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-describedby': `${id}-hint ${id}-wrong`,
        'aria-invalid': own.some(({ severity }) => severity === 'error'),
        disabled: readOnly,
      })}
      <small id={`${id}-hint`}>{hint}</small>
      <Wrong id={`${id}-wrong`} problems={own} />
    </div>
  );
}

interface TextProps {
  path: Path;
  label: string;
  hint?: string | undefined;
  numeric?: boolean;
}

export function PathText({ path, label, hint, numeric = false }: TextProps) {
  const { section, change } = useForm();
  return (
    <Frame path={path} label={label} hint={hint}>
      {(props) => (
        <input
          {...props}
          autoComplete="off"
          inputMode={numeric ? 'decimal' : undefined}
          value={textAt(section, path)}
          onChange={({ target }) => change(path, target.value === '' ? undefined : target.value)}
        />
      )}
    </Frame>
  );
}

/** What helps with a field, where it needs help. */
export function useHint(): (name: FieldName) => string {
  const { t } = useTranslation();
  return (name) => t(`products.hints.${name}` as 'products.hints.cycle', { defaultValue: '' });
}

/** A field with the words of its name. */
export function TextOf({ name, numeric }: { name: FieldName; numeric?: boolean }) {
  const { t } = useTranslation();
  const hint = useHint();
  return <PathText path={FIELDS[name]} label={t(`products.fields.${name}`)} hint={hint(name)} numeric={numeric ?? false} />;
}

export interface Pick {
  value: string;
  label: string;
}

export function PathChoice({ path, label, hint, options, optional = false }: { path: Path; label: string; hint?: string; options: Pick[]; optional?: boolean }) {
  const { section, change } = useForm();
  const value = textAt(section, path);
  const known = value === '' || options.some((option) => option.value === value);
  return (
    <Frame path={path} label={label} hint={hint}>
      {(props) => (
        <select {...props} value={value} onChange={({ target }) => change(path, target.value === '' ? undefined : target.value)}>
          {(optional || value === '') && <option value="" />}
          {!known && <option value={value}>{value}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Frame>
  );
}

export function ChoiceOf({ name, options, optional }: { name: FieldName; options: Pick[]; optional?: boolean }) {
  const { t } = useTranslation();
  const hint = useHint();
  return (
    <PathChoice
      path={FIELDS[name]}
      label={t(`products.fields.${name}`)}
      hint={hint(name)}
      options={options}
      optional={optional ?? false}
    />
  );
}

export function PathSpan({ path, label, hint }: { path: Path; label: string; hint?: string }) {
  const { t } = useTranslation();
  const { section, change } = useForm();
  const span = spanOf(textAt(section, path));
  return (
    <Frame path={path} label={label} hint={hint}>
      {(props) => (
        <span className="span">
          <input
            {...props}
            inputMode="numeric"
            autoComplete="off"
            value={span.amount}
            onChange={({ target }) => change(path, spanText({ ...span, amount: target.value }))}
          />
          <select
            aria-label={t('products.unitOf', { field: label })}
            disabled={props.disabled}
            value={span.unit}
            onChange={({ target }) => change(path, spanText({ ...span, unit: target.value as Unit }))}
          >
            {UNITS.map((unit) => (
              <option key={unit} value={unit}>
                {t(`products.units.${unit}`)}
              </option>
            ))}
          </select>
        </span>
      )}
    </Frame>
  );
}

/** An amount of time with its unit. */
export function SpanOf({ name }: { name: FieldName }) {
  const { t } = useTranslation();
  const hint = useHint();
  return <PathSpan path={FIELDS[name]} label={t(`products.fields.${name}`)} hint={hint(name)} />;
}
