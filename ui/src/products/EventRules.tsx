import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { Wrong } from './Field';
import { useForm } from './FormContext';
import { Lines } from './Lines';
import { asLines, fromLines, put } from './section';
import type { Effect, Section, Value } from './types';

const rulesOf = (value: Value | undefined): Section[] => (Array.isArray(value) ? (value as Section[]) : []);

/** Which events do this to a need. */
export function EventRules({ effect }: { effect: Effect }) {
  const { t } = useTranslation();
  const { section, change, problems, readOnly } = useForm();
  const keys = useRef(0);
  const rules = rulesOf(section[effect]);
  const names = useRef<number[]>([]);
  while (names.current.length < rules.length) {
    names.current.push(keys.current++);
  }
  const store = (next: Section[]) => change([effect], next.length > 0 ? next : undefined);
  const edit = (place: number, key: string, value: Value | undefined) =>
    store(rules.map((rule, index) => (index === place ? put(rule, [key], value) : rule)));
  const remove = (place: number) => {
    names.current.splice(place, 1);
    store(rules.filter((_, index) => index !== place));
  };
  const what = t(`products.effects.${effect}`);
  return (
    <fieldset className="event-rules">
      <legend>{what}</legend>
      <Wrong id={`${effect}-wrong`} problems={problems.filter(({ field }) => field === effect)} />
      {rules.map((rule, place) => {
        const own = problems.filter(({ field }) => field?.startsWith(`${effect}[${place}]`));
        return (
          <div key={names.current[place]} className="event-rule" role="group" aria-label={t('products.ruleOf', { what, number: place + 1 })}>
            <Lines
              rows={1}
              label={t('products.event')}
              hint={t('products.eventHint')}
              text={typeof rule.event === 'string' ? rule.event : ''}
              onChange={(text) => edit(place, 'event', text.replace('\n', ' '))}
            />
            <Lines
              label={t('products.where')}
              hint={t('products.whereHint')}
              text={asLines(rule.where)}
              onChange={(text) => edit(place, 'where', fromLines(text))}
            />
            <Lines
              rows={1}
              label={t('products.each')}
              hint={t('products.eachHint')}
              text={typeof rule.each === 'string' ? rule.each : ''}
              onChange={(text) => edit(place, 'each', text.trim() || undefined)}
            />
            <Lines
              label={t('products.ownFacts')}
              hint={t('products.ownFactsHint')}
              text={asLines(rule.facts)}
              onChange={(text) => edit(place, 'facts', fromLines(text))}
            />
            <Wrong id={`${effect}-${place}-wrong`} problems={own} />
            {!readOnly && (
              <Button className="button plain" aria-label={t('products.removeRuleOf', { what, number: place + 1 })} onPress={() => remove(place)}>
                {t('products.remove')}
              </Button>
            )}
          </div>
        );
      })}
      {!readOnly && (
        <Button className="button" aria-label={t('products.addRuleTo', { what })} onPress={() => store([...rules, { event: '' }])}>
          {t('products.addRule')}
        </Button>
      )}
    </fieldset>
  );
}
