/** An element as bpmn-moddle reads it. */
export interface Moddle {
  readonly $type: string;
  readonly $descriptor?: { properties: readonly Property[] };
  readonly $children?: readonly Moddle[];
  readonly id?: string;
  readonly [name: string]: unknown;
}

export interface Property {
  readonly name: string;
  readonly isAttr?: boolean;
  readonly isReference?: boolean;
  /** Known while a file is edited, and never written into it. */
  readonly isVirtual?: boolean;
  readonly ns: { readonly prefix: string; readonly localName: string };
}

export type Severity = 'error' | 'warning';

/** Something wrong with a journey; `element` is the id of the BPMN element, absent for the whole file. */
export interface Finding {
  readonly severity: Severity;
  readonly code: string;
  readonly element?: string;
}

/** What a journey may refer to; what is not given is not checked, the server does that. */
export interface Surroundings {
  readonly channels?: readonly string[];
  readonly templates?: readonly string[];
  /** Outputs of each decision table, by its id. */
  readonly tables?: Readonly<Record<string, readonly string[]>>;
}
