import { expect, test } from 'vitest';
import { includes } from './types';

test('a role may do what the lesser ones may', () => {
  expect(includes('operator', 'viewer')).toBe(true);
  expect(includes('operator', 'operator')).toBe(true);
  expect(includes('operator', 'administrator')).toBe(false);
  expect(includes(undefined, 'viewer')).toBe(false);
});
