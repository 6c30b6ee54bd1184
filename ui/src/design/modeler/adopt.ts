import { templateFor, type Plain } from './knowledge';
import { messageOf, propertiesOf } from './properties';
import type { BusinessObject, Get, Shape, Template } from './services';

interface Adopted extends BusinessObject {
  set(name: string, value: unknown): void;
}

function plain(element: Shape): Plain {
  const { businessObject, outgoing = [] } = element;
  return {
    type: businessObject.$type,
    properties: propertiesOf(businessObject),
    message: messageOf(businessObject),
    paths: outgoing.flatMap((flow) => flow.businessObject.modelerTemplate ?? []),
  };
}

/** Gives the steps of a file that was made without templates the forms that fit them; the file itself says the same as before. */
export function adopt(get: Get, templates: readonly Template[]): void {
  const bare = get('elementRegistry').filter(
    ({ businessObject, labelTarget }) => businessObject !== undefined && !labelTarget && !businessObject.modelerTemplate,
  );
  const isPath = ({ type }: Shape) => type === 'bpmn:SequenceFlow';
  // choices are known by the paths that leave them
  for (const element of [...bare.filter(isPath), ...bare.filter((other) => !isPath(other))]) {
    const template = templateFor(templates, plain(element));
    if (template) {
      const object = element.businessObject as Adopted;
      object.set('camunda:modelerTemplate', template.id);
      object.set('camunda:modelerTemplateVersion', template.version);
    }
  }
}
