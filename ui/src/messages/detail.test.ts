import { expect, test } from 'vitest';
import { networksIn, pretty, textIn, textsIn } from './detail';

test('reads what is there and passes over what has another shape', () => {
  const detail = { path: '/shop', times: 2, segments: ['Hello', 3], networks: 'none' };

  expect(textIn(detail, 'path')).toBe('/shop');
  expect(textIn(detail, 'times')).toBe('2');
  expect(textIn(detail, 'segments')).toBe('');
  expect(textsIn(detail, 'segments')).toEqual(['Hello']);
  expect(textsIn(detail, 'path')).toEqual([]);
  expect(networksIn(detail)).toEqual([]);
});

test('lays out JSON and leaves the rest alone', () => {
  expect(pretty('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(pretty('no json {')).toBe('no json {');
});
