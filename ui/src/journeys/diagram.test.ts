// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { fitted, frameHeight, named } from './diagram';

const XML = `<bpmn:process xmlns:bpmn="urn:bpmn" xmlns:camunda="urn:camunda">
  <bpmn:task id="a" name="Wait">
    <bpmn:extensionElements><camunda:properties>
      <camunda:property name="kairos.name.fr" value="Attendre l’heure" />
    </camunda:properties></bpmn:extensionElements>
  </bpmn:task>
  <bpmn:task id="b" name="Send" />
</bpmn:process>`;

describe('the diagram', () => {
  it('is named in the language of the page, where there is such a name', () => {
    const french = named(XML, 'fr');

    expect(french).toContain('<bpmn:task id="a" name="Attendre l’heure">');
    expect(french).toContain('<bpmn:task id="b" name="Send"/>');
    expect(named(XML, 'en')).toContain('<bpmn:task id="a" name="Wait">');
  });

  it('gets labels wide enough for the words of another language, about the same middle', () => {
    const shape = '<BPMNShape><BPMNLabel><Bounds x="100" y="5" width="40" height="14"/></BPMNLabel></BPMNShape>';
    const edge = '<BPMNEdge><BPMNLabel><Bounds x="100" y="5" width="90" height="14"/></BPMNLabel></BPMNEdge>';

    expect(named(`<d>${shape}${edge}</d>`, 'en')).toContain('x="68" y="5" width="104"');
    expect(named(`<d>${shape}${edge}</d>`, 'en')).toContain('x="100" y="5" width="90"');
  });

  it('is given back as it came when it is no XML', () => {
    expect(named('<d', 'fr')).toBe('<d');
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
