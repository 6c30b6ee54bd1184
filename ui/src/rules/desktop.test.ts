import { describe, expect, it, vi } from 'vitest';
import client from '../../../journeys/src/main/resources/kairos/catalogue/desktop/client.js?raw';
import { DATA } from './data';

interface Plugin {
  readonly type: string;
  readonly plugin: { readonly kairosSteps: readonly [string, (...services: unknown[]) => void] };
}

/** The plug-in of the desktop Modeler, without the Modeler: what it does when a template is chosen. */
function choose(template: string, eventDefinitions: readonly { $type: string }[]) {
  const steps = Object.fromEntries(
    DATA.templates
      .filter((each) => each.completes)
      .map((each) => [each.id, each.completes === 'timer' ? 'bpmn:TimerEventDefinition' : 'bpmn:MessageEventDefinition']),
  );
  const window: { plugins?: Plugin[] } = {};
  new Function('window', client.replace('var STEPS = {};', `var STEPS = ${JSON.stringify(steps)};`))(window);
  const plugin = window.plugins?.[0];
  let chosen: (event: object) => void = () => undefined;
  const update = vi.fn();
  plugin?.plugin.kairosSteps[1](
    { on: (_name: string, heard: typeof chosen) => (chosen = heard) },
    { create: ($type: string) => ({ $type }) },
    { updateModdleProperties: update },
  );
  const element = { businessObject: { get: () => eventDefinitions } };
  chosen({ context: { element, newTemplate: { id: template } } });
  return { type: plugin?.type, update };
}

describe('the plug-in of the desktop Modeler', () => {
  it('gives a wait its timer and a stop its message, once', () => {
    const { type, update } = choose('kairos.wait.duration', []);
    expect(type).toBe('bpmn.platform.modeler.additionalModules');
    expect(update.mock.calls[0]?.[2]).toMatchObject({ eventDefinitions: [{ $type: 'bpmn:TimerEventDefinition' }] });

    const stop = choose('kairos.stop.purchase', [{ $type: 'bpmn:TimerEventDefinition' }]).update;
    expect(stop.mock.calls[0]?.[2]).toMatchObject({ eventDefinitions: [{ $type: 'bpmn:MessageEventDefinition' }] });

    expect(choose('kairos.wait.duration', [{ $type: 'bpmn:TimerEventDefinition' }]).update).not.toHaveBeenCalled();
    expect(choose('kairos.send.email', []).update).not.toHaveBeenCalled();
  });
});
