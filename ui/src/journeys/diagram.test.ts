// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { fitted, frameHeight, withNames } from './diagram';

const XML = '<d xmlns="urn:x"><task id="a" name="Wait"/><task id="b" name="Send"/><shape id="a_di"/></d>';

describe('the diagram', () => {
  it('is named in the language of the steps and keeps other names', () => {
    const named = withNames(XML, [
      { id: 'a', name: 'Attendre « ici »' },
      { id: 'b', name: '' },
    ]);

    expect(named).toContain('name="Attendre « ici »"');
    expect(named).toContain('name="Send"');
    expect(named).not.toContain('name="Wait"');
  });

  it('is given back as it came when it is no XML', () => {
    expect(withNames('<d', [{ id: 'a', name: 'x' }])).toBe('<d');
  });

  it('is centred in its frame, shrunk when too large and never enlarged', () => {
    const small = fitted({ x: 100, y: 100, width: 200, height: 100 }, { width: 1000, height: 400 });
    expect(small).toEqual({ x: -300, y: -38, width: 1000, height: 400 });

    const large = fitted({ x: 0, y: 0, width: 1928, height: 328 }, { width: 1000, height: 400 });
    expect(large.width).toBe(2000);
    expect(large.x).toBe(-36);
  });

  it('gets a frame as high as it needs, within bounds', () => {
    expect(frameHeight({ x: 0, y: 0, width: 928, height: 300 }, 1000)).toBe(404);
    expect(frameHeight({ x: 0, y: 0, width: 1928, height: 696 }, 1000)).toBe(400);
    expect(frameHeight({ x: 0, y: 0, width: 100, height: 10 }, 1000)).toBe(240);
    expect(frameHeight({ x: 0, y: 0, width: 100, height: 5000 }, 1000)).toBe(560);
  });
});
