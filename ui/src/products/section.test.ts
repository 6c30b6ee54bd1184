import { describe, expect, it } from 'vitest';
import { asLines, fromLines, idOf, listed, put, spanOf, spanText, textAt } from './section';

describe('a product type as it is written', () => {
  it('keeps everything else, and its order, when one value changes', () => {
    const section = { name: { en: 'Sofa', fr: 'Canapé' }, economics: { value: '890', 'half-life': '10 days' }, cycle: 'considered' };

    const changed = put(section, ['economics', 'half-life'], '3 days');

    expect(changed).toEqual({ ...section, economics: { value: '890', 'half-life': '3 days' } });
    expect(Object.keys(changed)).toEqual(['name', 'economics', 'cycle']);
    expect(section.economics['half-life']).toBe('10 days');
  });

  it('takes a group out with the last thing in it', () => {
    const section = { reminders: { max: '3', 'usual-delay': { median: '21 days' } } };

    expect(put(section, ['reminders', 'usual-delay', 'median'], undefined)).toEqual({ reminders: { max: '3' } });
  });

  it('reads back the lines it writes', () => {
    const facts = { subject: ['item.range', 'item.name'], value: 'item.price', features: { name: 'item.name' } };

    expect(asLines(facts)).toBe('subject = item.range, item.name\nvalue = item.price\nfeatures.name = item.name');
    expect(fromLines(asLines(facts))).toEqual(facts);
    expect(fromLines('\n  \n')).toBeUndefined();
  });

  it('shows a list as people write one', () => {
    expect(textAt({ facts: { subject: ['a', 'b'] } }, ['facts', 'subject'])).toBe('a, b');
    expect(listed(' a , b,')).toEqual(['a', 'b']);
    expect(listed(' ')).toBeUndefined();
  });

  it('knows lengths of time by amount and unit, and keeps what is none to be corrected', () => {
    expect(spanOf('3 weeks')).toEqual({ amount: '3', unit: 'week' });
    expect(spanText({ amount: '1', unit: 'hour' })).toBe('1 hour');
    expect(spanText({ amount: '36', unit: 'hour' })).toBe('36 hours');
    expect(spanText(spanOf('soon'))).toBe('soon');
    expect(spanText({ amount: ' ', unit: 'day' })).toBeUndefined();
  });

  it('makes an id of a name', () => {
    expect(idOf('Séjour à la neige 2')).toBe('sejour-a-la-neige-2');
    expect(idOf('3 étoiles!')).toBe('etoiles');
  });
});
