import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import type { Assumed } from '../api/designTypes';

const EVENTS = ['purchase', 'open', 'click', 'stop', 'dates', 'answer-yes', 'answer-no'] as const;
const MOST_DAYS = 366;

interface AssumedEventsProps {
  value: Assumed[];
  onChange: (assumed: Assumed[]) => void;
}

/** What the customer is taken to do, and on which day. */
export function AssumedEvents({ value, onChange }: AssumedEventsProps) {
  const { t } = useTranslation();
  const [event, setEvent] = useState<Assumed['event']>('purchase');
  const [day, setDay] = useState('3');
  const [date, setDate] = useState('');
  const say = (assumed: Assumed) => t('test.onDay', { event: t(`test.events.${assumed.event}`), day: assumed.day });
  const number = Number(day);
  const dated = event === 'dates';
  const possible = (!dated || date !== '') && day !== '' && Number.isInteger(number) && number >= 0 && number <= MOST_DAYS;
  return (
    <fieldset className="assumed">
      <legend>{t('test.assumed')}</legend>
      {value.length === 0 && <p className="soft">{t('test.nothingAssumed')}</p>}
      <ul className="chosen-customers">
        {value.map((assumed, place) => (
          <li key={`${assumed.event} ${assumed.day} ${place}`}>
            <button
              type="button"
              className="button"
              aria-label={t('test.remove', { what: say(assumed) })}
              onClick={() => onChange(value.filter((_, other) => other !== place))}
            >
              {say(assumed)} <span aria-hidden="true">✕</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="when-form">
        <label className="field">
          {t('test.event')}
          <select value={event} onChange={(change) => setEvent(change.target.value as Assumed['event'])}>
            {EVENTS.map((each) => (
              <option key={each} value={each}>
                {t(`test.events.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="field day">
          {t('test.day')}
          <input type="number" min="0" max={MOST_DAYS} value={day} onChange={(change) => setDay(change.target.value)} />
        </label>
        {dated && (
          <label className="field">
            {t('test.newDate')}
            <input type="date" value={date} onChange={(change) => setDate(change.target.value)} />
          </label>
        )}
        <Button className="button" isDisabled={!possible} onPress={() => onChange([...value, { event, day: number, ...(dated && { properties: { date } }) }])}>
          {t('test.add')}
        </Button>
      </div>
    </fieldset>
  );
}
