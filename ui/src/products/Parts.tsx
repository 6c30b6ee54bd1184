import { useTranslation } from 'react-i18next';
import type { Catalog } from '../api/designTypes';
import { useWord } from '../i18n/useWord';
import { EventRules } from './EventRules';
import { ChoiceOf, PathText, SpanOf, TextOf, useHint } from './Field';
import { fieldPath } from './fields';
import { FollowUps } from './FollowUps';
import { useForm } from './FormContext';
import { Lines } from './Lines';
import { asLines, at, fromLines, listed, textAt } from './section';
import { CYCLES, EFFECTS } from './types';

/** The form of a product type, by what its fields are about. */
export function Parts({ catalog }: { catalog: Catalog }) {
  const { t } = useTranslation();
  const word = useWord();
  const { section, change } = useForm();
  const yesNo = (['yes', 'no'] as const).map((value) => ({ value, label: t(`products.${value}`) }));
  const dated = textAt(section, ['cycle']) === 'dated';
  const facts = ['subject', 'date', 'endDate', 'eventValue', 'eventCurrency', 'zone'] as const;
  return (
    <>
      <section className="card padded form" aria-labelledby="part-what">
        <h2 id="part-what">{t('products.parts.what')}</h2>
        <div className="fields">
          <TextOf name="nameEn" />
          <TextOf name="nameFr" />
          <ChoiceOf name="cycle" options={CYCLES.map((cycle) => ({ value: cycle, label: word('cycle', cycle) }))} />
          <ChoiceOf name="journey" options={catalog.journeys.map(({ id, name }) => ({ value: id, label: name }))} />
        </div>
      </section>
      <section className="card padded form" aria-labelledby="part-worth">
        <h2 id="part-worth">{t('products.parts.worth')}</h2>
        <div className="fields">
          <SpanOf name="halfLife" />
          <TextOf name="responseRate" numeric />
          <TextOf name="value" numeric />
          <TextOf name="currency" />
          <TextOf name="costPerMessage" numeric />
        </div>
        <details>
          <summary>{t('products.byChannel')}</summary>
          <div className="fields">
            {catalog.channels.flatMap(({ id, name }) => [
              <PathText
                key={`${id} rate`}
                path={['economics', 'channels', id, 'response-rate']}
                label={t('products.rateBy', { channel: name })}
                numeric
              />,
              <PathText
                key={`${id} cost`}
                path={['economics', 'channels', id, 'cost-per-message']}
                label={t('products.costBy', { channel: name })}
                numeric
              />,
            ])}
          </div>
        </details>
      </section>
      <section className="card padded form" aria-labelledby="part-rhythm">
        <h2 id="part-rhythm">{t('products.parts.rhythm')}</h2>
        <div className="fields">
          <TextOf name="maxReminders" numeric />
          <SpanOf name="minGap" />
          <SpanOf name="usualMedian" />
          <TextOf name="usualSpread" numeric />
          <SpanOf name="typicalGap" />
        </div>
      </section>
      <section className="card padded form" aria-labelledby="part-needs">
        <h2 id="part-needs">{t('products.parts.needs')}</h2>
        <div className="fields">
          <SpanOf name="expireAfter" />
          {dated && <ChoiceOf name="expireOnDate" options={yesNo} optional />}
          <ChoiceOf name="sameSubject" options={yesNo} />
          {dated && <TextOf name="sameWithinDays" numeric />}
          <ChoiceOf name="newNeed" options={(['beside', 'supersedes'] as const).map((value) => ({ value, label: t(`products.newNeeds.${value}`) }))} />
          <ChoiceOf name="purchaseCloses" options={(['best', 'all'] as const).map((value) => ({ value, label: t(`products.closes.${value}`) }))} />
        </div>
      </section>
      <section className="card padded form" aria-labelledby="part-after">
        <h2 id="part-after">{t('products.parts.after')}</h2>
        <FollowUps catalog={catalog} />
      </section>
      <section className="card padded form" aria-labelledby="part-events">
        <h2 id="part-events">{t('products.parts.events')}</h2>
        <p className="soft">{t('products.eventsLead')}</p>
        <details>
          <summary>{t('products.showEvents')}</summary>
          {EFFECTS.map((effect) => (
            <EventRules key={effect} effect={effect} />
          ))}
          <fieldset className="event-rules">
            <legend>{t('products.parts.facts')}</legend>
            <div className="fields">
              {facts.map((name) => (
                <FactLine key={name} name={name} />
              ))}
            </div>
            <Lines
              rows={5}
              label={t('products.features')}
              hint={t('products.featuresHint')}
              text={asLines(at(section, ['facts', 'features']))}
              onChange={(text) => change(['facts', 'features'], fromLines(text))}
            />
          </fieldset>
        </details>
      </section>
    </>
  );
}

const FACTS = {
  subject: ['facts', 'subject'],
  date: ['facts', 'date'],
  endDate: ['facts', 'end-date'],
  eventValue: ['facts', 'value'],
  eventCurrency: ['facts', 'currency'],
  zone: ['facts', 'zone'],
} as const;

function FactLine({ name }: { name: keyof typeof FACTS }) {
  const { t } = useTranslation();
  const { section, change, problems } = useForm();
  const hint = useHint();
  const path = FACTS[name];
  const wrong = problems.some(({ field }) => field === fieldPath(path));
  return (
    <Lines
      rows={1}
      label={t(`products.fields.${name}`)}
      hint={wrong ? t('products.noPath') : hint(name)}
      text={textAt(section, path)}
      onChange={(text) => change(path, listed(text.replace('\n', ' ')))}
    />
  );
}

