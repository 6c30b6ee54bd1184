import { templateFor, type Plain } from './knowledge';
import { messageOf, propertiesOf } from './properties';
import type { BusinessObject, Template } from './services';

interface Adopted extends BusinessObject {
  set(name: string, value: unknown): void;
}

function plain(element: BusinessObject): Plain {
  const outgoing = (element.get('outgoing') ?? []) as BusinessObject[];
  return {
    type: element.$type,
    properties: propertiesOf(element),
    message: messageOf(element),
    paths: outgoing.flatMap((flow) => flow.modelerTemplate ?? []),
  };
}

/** Gives the steps of a file that was made without templates the forms that fit them; the file itself says the same as before. */
export function adopt(elements: Readonly<Record<string, BusinessObject>>, templates: readonly Template[]): void {
  const bare = Object.values(elements).filter(
    (element) => element.$instanceOf('bpmn:BaseElement') && !element.$type.startsWith('bpmndi:') && !element.modelerTemplate,
  );
  const isPath = ({ $type }: BusinessObject) => $type === 'bpmn:SequenceFlow';
  // choices are known by the paths that leave them
  for (const element of [...bare.filter(isPath), ...bare.filter((other) => !isPath(other))]) {
    const template = templateFor(templates, plain(element));
    if (template) {
      const object = element as Adopted;
      object.set('camunda:modelerTemplate', template.id);
      object.set('camunda:modelerTemplateVersion', template.version);
    }
  }
}
