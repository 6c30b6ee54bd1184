import { describe, expect, it } from 'vitest';
import { en } from './en';
import { designer as enDesigner } from './en-designer';
import { fr } from './fr';
import { designer as frDesigner } from './fr-designer';
import { preferredLanguage } from './languages';

type Tree = { [key: string]: string | Tree };

const flat = (tree: Tree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  );

const english = new Map(flat({ ...en, ...enDesigner }));
const french = new Map(flat({ ...fr, ...frDesigner }));
const parameters = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe('the texts', () => {
  it('exist in both languages under the same keys', () => {
    expect([...french.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('are never empty and take the same parameters in both languages', () => {
    const odd = [...english].filter(([key, text]) => {
      const other = french.get(key) ?? '';
      return !text.trim() || !other.trim() || parameters(other).join() !== parameters(text).join();
    });

    expect(odd).toEqual([]);
  });
});

describe('the language', () => {
  it('is the one chosen before', () => {
    expect(preferredLanguage('fr', ['en-US'])).toBe('fr');
  });

  it('is else the first one of the browser that we speak', () => {
    expect(preferredLanguage(null, ['de-DE', 'fr-CA', 'en'])).toBe('fr');
    expect(preferredLanguage('klingon', ['en-US'])).toBe('en');
  });

  it('is English when we speak none of them', () => {
    expect(preferredLanguage(null, ['de'])).toBe('en');
  });
});
