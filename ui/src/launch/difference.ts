import { diff } from 'bpmn-js-differ';
import { BpmnModdle } from 'bpmn-moddle';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import { propertiesOf } from '../design/modeler/properties';
import type { BusinessObject } from '../design/modeler/services';

export interface Difference {
  id: string;
  name: string;
  /** BPMN type without its prefix. */
  type: string;
  kind: 'added' | 'removed' | 'changed';
  /** Settings of the step that have another value, by their property. */
  values: { property: string; before: string; after: string }[];
}

const NAME = 'name';

/** What two versions of a step set differently. */
function valuesOf(before: BusinessObject, after: BusinessObject): Difference['values'] {
  const [old, now] = [before, after].map((object) => new Map([[NAME, object.name ?? ''], ...propertiesOf(object)]));
  const properties = new Set([...old!.keys(), ...now!.keys()]);
  return [...properties]
    .map((property) => ({ property, before: old!.get(property) ?? '', after: now!.get(property) ?? '' }))
    .filter(({ before: was, after: is }) => was !== is);
}

const UNSEEN = new Set(['Collaboration', 'Definitions', 'Message', 'TimerEventDefinition', 'MessageEventDefinition']);

/** What a marketer would call different between two files; a step that only moved on the diagram is the same. */
export async function differences(before: string, after: string): Promise<Difference[]> {
  const moddle = new BpmnModdle({ camunda });
  const [old, now] = await Promise.all([moddle.fromXML(before), moddle.fromXML(after)]);
  const { _added, _removed, _changed } = diff(old.rootElement, now.rootElement);
  const as = (kind: Difference['kind']) => (object: { id: string; name?: string; $type: string }) => ({
    id: object.id,
    name: object.name ?? '',
    type: object.$type.replace('bpmn:', ''),
    kind,
    values:
      kind === 'changed'
        ? valuesOf(old.elementsById[object.id] as BusinessObject, now.elementsById[object.id] as BusinessObject)
        : [],
  });
  return [
    ...Object.values(_added).map(as('added')),
    ...Object.values(_removed).map(as('removed')),
    ...Object.values(_changed).map(({ model }) => as('changed')(model)),
  ].filter(
    ({ id, name, type, kind, values }) =>
      id && !UNSEEN.has(type) && (kind === 'changed' ? values.length > 0 : type !== 'SequenceFlow' || name !== ''),
  );
}
