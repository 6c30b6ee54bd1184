import { describe, expect, it } from 'vitest';
import { fileOf, partsOf } from './parts';

describe('a message in parts', () => {
  it('is the same after it was taken apart and put together', () => {
    const file = '--- subject\nStill {{ need.subject }}?\n\n--- text\nHello,\n\nhave a look.\n\n--- html\n<p>Hello</p>\n\n--- sms\nHello\n';

    expect(fileOf(partsOf(file))).toBe(file);
    expect(partsOf(file).text).toBe('Hello,\n\nhave a look.');
  });

  it('keeps an empty subject, which the program names, and leaves empty parts out', () => {
    expect(fileOf({ html: '<p>Hello</p>', sms: ' ' })).toBe('--- subject\n\n\n--- html\n<p>Hello</p>\n');
  });
});
