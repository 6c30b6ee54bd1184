import { expect, it } from 'vitest';
import { valueText } from './values';

const text = (value: unknown) => valueText(value, 'Europe/Paris', 'en');

it.each([
  [null, '–'],
  [[], '–'],
  [3, '3'],
  ['2016-09-18', '2016-09-18'],
  [{ adults: 2, children: { ages: [4, 7] } }, 'adults: 2, children: ages: 4; 7'],
])('writes %j as %s', (value, words) => {
  expect(text(value)).toBe(words);
});

it('shows instants on the clock of the customer', () => {
  expect(text(['2016-08-29T07:00:00Z', '2016-08-30T16:46:21.538Z'])).toMatch(/29 Aug 2016.*09:00; .*30 Aug 2016.*18:46/);
});
