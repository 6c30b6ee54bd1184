import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ourZone, zonePlace } from '../time/format';

interface ClockFieldProps {
  label: 'when.clock' | 'test.clock';
  /** As a `datetime-local` field holds it; empty is now. */
  value: string;
  onChange: (value: string) => void;
}

/** The instant a clock field means; none when it is empty. */
export const instantOf = (value: string): string | undefined => (value ? new Date(value).toISOString() : undefined);

/** A clock that can be moved. */
export function ClockField({ label, value, onChange }: ClockFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="field clock-field">
      <label htmlFor={id}>{t(label, { zone: zonePlace(ourZone()) })}</label>
      <span>
        <input id={id} type="datetime-local" value={value} onChange={(event) => onChange(event.target.value)} />
        {value && (
          <button type="button" className="button" onClick={() => onChange('')}>
            {t('when.real')}
          </button>
        )}
      </span>
    </div>
  );
}
