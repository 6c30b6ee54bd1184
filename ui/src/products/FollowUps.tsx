import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import type { Catalog } from '../api/designTypes';
import { ChoiceOf, PathChoice, PathSpan, PathText, Wrong } from './Field';
import { FormContext, useForm } from './FormContext';
import { at, put, textAt } from './section';
import type { Section } from './types';

const KINDS = ['after', 'lag', 'before-date'] as const;
type Kind = (typeof KINDS)[number];
const PRODUCTS = ['after-purchase', 'products'];

const kindOf = (product: Section): Kind => KINDS.find((kind) => product[kind] !== undefined) ?? 'after';

const ofKind = (product: Section, kind: Kind): Section => {
  const { after: _, lag: __, 'before-date': ___, ...rest } = product;
  return { ...rest, [kind]: kind === 'lag' ? { median: '3 weeks', spread: '0.5' } : '7 days' };
};

/** What customers are offered after they bought. */
export function FollowUps({ catalog }: { catalog: Catalog }) {
  const { t } = useTranslation();
  const form = useForm();
  const { section, change, problems, readOnly } = form;
  const found = at(section, PRODUCTS);
  const products = Array.isArray(found) ? (found as Section[]) : [];
  const keys = useRef(0);
  const names = useRef<number[]>([]);
  while (names.current.length < products.length) {
    names.current.push(keys.current++);
  }
  const store = (next: Section[]) => (next.length > 0 ? change(PRODUCTS, next) : change(['after-purchase'], undefined));
  const remove = (place: number) => {
    names.current.splice(place, 1);
    store(products.filter((_, index) => index !== place));
  };
  const add = () => {
    const fresh: Section = { id: '', name: { en: '', fr: '' }, after: '7 days', topic: 'recommendations', template: '' };
    if (products.length === 0) {
      change(['after-purchase'], { journey: textAt(section, ['after-purchase', 'journey']) || 'after-purchase', products: [fresh] });
    } else {
      store([...products, fresh]);
    }
  };
  return (
    <>
      {products.length > 0 && <ChoiceOf name="afterJourney" options={catalog.journeys.map(({ id, name }) => ({ value: id, label: name }))} />}
      {products.map((product, place) => {
        const title = textAt(product, ['name', 'en']) || String(place + 1);
        const prefix = `after-purchase.products[${place}].`;
        const own = problems.flatMap((problem) =>
          problem.field?.startsWith(prefix) ? [{ ...problem, field: problem.field.slice(prefix.length) }] : [],
        );
        const whole = problems.filter(({ field }) => field === prefix.slice(0, -1));
        const edit = (next: Section) => store(products.map((each, index) => (index === place ? next : each)));
        return (
          <FormContext.Provider
            key={names.current[place]}
            value={{ section: product, change: (path, value) => edit(put(product, path, value)), problems: own, readOnly }}
          >
            <fieldset className="event-rule">
              <legend>{t('products.followUp', { name: title })}</legend>
              <PathText path={['name', 'en']} label={t('products.fields.nameEn')} />
              <PathText path={['name', 'fr']} label={t('products.fields.nameFr')} />
              <PathText path={['id']} label={t('products.id')} hint={t('products.idHint')} />
              <div className="field">
                <label htmlFor={`kind-${names.current[place]}`}>{t('products.when')}</label>
                <select
                  id={`kind-${names.current[place]}`}
                  disabled={readOnly}
                  value={kindOf(product)}
                  onChange={({ target }) => edit(ofKind(product, target.value as Kind))}
                >
                  {KINDS.map((kind) => (
                    <option key={kind} value={kind}>
                      {t(`products.kinds.${kind}`)}
                    </option>
                  ))}
                </select>
              </div>
              {kindOf(product) === 'lag' ? (
                <>
                  <PathSpan path={['lag', 'median']} label={t('products.fields.usualMedian')} />
                  <PathText path={['lag', 'spread']} label={t('products.fields.usualSpread')} hint={t('products.hints.usualSpread')} numeric />
                </>
              ) : (
                <PathSpan path={[kindOf(product)]} label={t('products.howLong')} />
              )}
              <PathChoice path={['topic']} label={t('products.topic')} options={catalog.topics.map(({ id, name }) => ({ value: id, label: name }))} />
              <PathChoice path={['template']} label={t('products.template')} options={catalog.templates.map(({ id }) => ({ value: id, label: id }))} />
              <Wrong id={`${prefix}wrong`} problems={whole} />
              {!readOnly && (
                <Button className="button plain" aria-label={t('products.removeOf', { name: title })} onPress={() => remove(place)}>
                  {t('products.remove')}
                </Button>
              )}
            </fieldset>
          </FormContext.Provider>
        );
      })}
      {!form.readOnly && (
        <Button className="button" onPress={add}>
          {t('products.addFollowUp')}
        </Button>
      )}
    </>
  );
}
