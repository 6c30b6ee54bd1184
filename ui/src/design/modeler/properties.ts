import type { BusinessObject, Moddle } from './services';

/** The `camunda:property` values of an element. */
export function propertiesOf(element: BusinessObject): Map<string, string> {
  const values = (element.extensionElements?.get('values') ?? []) as Moddle[];
  const properties = values
    .filter((value) => value.$type === 'camunda:Properties')
    .flatMap((group) => (group.get('values') ?? []) as Moddle[]);
  return new Map(properties.map((property) => [String(property.get('name')), String(property.get('value') ?? '')]));
}

/** The message or timer that an event waits for. */
export const definitionOf = (element: BusinessObject): Moddle | undefined => element.eventDefinitions?.[0];

export function messageOf(element: BusinessObject): string | undefined {
  const definition = definitionOf(element);
  return definition?.$type === 'bpmn:MessageEventDefinition'
    ? (definition.get('messageRef') as Moddle | undefined)?.name
    : undefined;
}
