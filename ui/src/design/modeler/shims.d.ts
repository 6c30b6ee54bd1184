// Packages of bpmn.io that come without types, as far as they are used here.
declare module 'bpmn-js-properties-panel' {
  export const BpmnPropertiesPanelModule: { [service: string]: never };
  export const BpmnPropertiesProviderModule: { [service: string]: never };
}
declare module 'bpmn-js-element-templates' {
  export const ElementTemplatesPropertiesProviderModule: { [service: string]: never };
}
declare module 'camunda-bpmn-js-behaviors/lib/camunda-platform' {
  const behaviors: { [service: string]: never };
  export default behaviors;
}
declare module 'camunda-bpmn-moddle/resources/camunda.json' {
  const camunda: object;
  export default camunda;
}
declare module 'bpmn-js-i18n/translations/fr' {
  const terms: Record<string, string>;
  export default terms;
}
declare module 'bpmn-js-differ' {
  interface Change {
    id: string;
    name?: string;
    $type: string;
  }
  interface Changed {
    model: Change;
    attrs: Record<string, { oldValue: unknown; newValue: unknown }>;
  }
  export interface Differences {
    _added: Record<string, Change>;
    _removed: Record<string, Change>;
    _changed: Record<string, Changed>;
    _layoutChanged: Record<string, Change>;
  }
  export function diff(before: object, after: object): Differences;
}
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages: object);
    fromXML(xml: string): Promise<{ rootElement: object; elementsById: Record<string, object> }>;
    toXML(root: object): Promise<{ xml: string }>;
  }
}
