import { propertiesOf } from './properties';
import type { Get, Moddle, Shape } from './services';

/** Gives `camunda:property` values to a step in one step of undo; an absent value takes the property away. */
export function writeProperties(get: Get, step: Shape, changes: Readonly<Record<string, string | undefined>>): void {
  const made = (type: string, attributes: object, parent: Moddle): Moddle => {
    const element = get('bpmnFactory').create(type, attributes);
    (element as { $parent?: Moddle }).$parent = parent;
    return element;
  };
  const run = () => {
    const modeling = get('modeling');
    const object = step.businessObject;
    let extension = object.extensionElements;
    if (!extension) {
      extension = made('bpmn:ExtensionElements', { values: [] }, object);
      modeling.updateModdleProperties(step, object, { extensionElements: extension });
    }
    const groups = extension.get('values') as Moddle[];
    let group = groups.find(({ $type }) => $type === 'camunda:Properties');
    if (!group) {
      group = made('camunda:Properties', { values: [] }, extension);
      modeling.updateModdleProperties(step, extension, { values: [...groups, group] });
    }
    const kept = ((group.get('values') ?? []) as Moddle[]).filter((property) => !(String(property.get('name')) in changes));
    const written = Object.entries(changes)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => made('camunda:Property', { name, value }, group));
    modeling.updateModdleProperties(step, group, { values: [...kept, ...written] });
  };
  get('commandStack').execute('kairos.together', { run });
}

export const readProperty = (step: Shape | undefined, name: string): string | undefined =>
  step && propertiesOf(step.businessObject).get(name);
