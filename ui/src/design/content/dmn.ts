/** A decision table as it is edited; all cells are FEEL. */
export interface DecisionTable {
  id: string;
  name: string;
  policy: 'FIRST' | 'UNIQUE';
  /** What each column looks at. */
  inputs: string[];
  outputs: string[];
  rules: Rule[];
}

export interface Rule {
  id: string;
  note?: string;
  tests: string[];
  results: string[];
}

const DMN = 'https://www.omg.org/spec/DMN/20191111/MODEL/';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const cell = (tag: string, id: string, text: string): string => `<${tag} id="${id}"><text>${escaped(text)}</text></${tag}>`;

/** As DMN 1.3, which Camunda Modeler opens. */
export function dmnOf(table: DecisionTable): string {
  const inputs = table.inputs.map(
    (feel, place) =>
      `<input id="in_${place}" label="${escaped(feel)}"><inputExpression id="in_${place}_expression"><text>${escaped(feel)}</text></inputExpression></input>`,
  );
  const outputs = table.outputs.map((name, place) => `<output id="out_${place}" label="${escaped(name)}" name="${escaped(name)}" />`);
  const rules = table.rules.map(
    ({ note, tests, results }, place) =>
      `<rule id="row_${place + 1}">${note ? `<description>${escaped(note)}</description>` : ''}` +
      tests.map((test, column) => cell('inputEntry', `row_${place + 1}_in_${column}`, test)).join('') +
      results.map((result, column) => cell('outputEntry', `row_${place + 1}_out_${column}`, result)).join('') +
      '</rule>',
  );
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<definitions xmlns="${DMN}" id="definitions_${table.id}" name="${escaped(table.name)}" namespace="https://kairos.io/tables">` +
    `<decision id="${table.id}" name="${escaped(table.name)}"><decisionTable id="${table.id}_table" hitPolicy="${table.policy}">` +
    `${[...inputs, ...outputs, ...rules].join('')}</decisionTable></decision></definitions>`
  );
}

const textIn = (element: Element): string => element.getElementsByTagNameNS(DMN, 'text')[0]?.textContent?.trim() ?? '';

/** What a file of ours says; nothing where it is no table. */
export function tableOf(dmn: string): DecisionTable | undefined {
  const file = new DOMParser().parseFromString(dmn, 'application/xml');
  const all = (from: Element | Document, tag: string): Element[] => [...from.getElementsByTagNameNS(DMN, tag)];
  const [decision] = all(file, 'decision');
  const [table] = all(file, 'decisionTable');
  if (!decision || !table) {
    return undefined;
  }
  return {
    id: decision.getAttribute('id') ?? 'table',
    name: decision.getAttribute('name') ?? '',
    policy: table.getAttribute('hitPolicy') === 'FIRST' ? 'FIRST' : 'UNIQUE',
    inputs: all(table, 'input').map(textIn),
    outputs: all(table, 'output').map((output) => output.getAttribute('name') ?? ''),
    rules: all(table, 'rule').map((rule) => ({
      id: rule.getAttribute('id') ?? '',
      note: all(rule, 'description')[0]?.textContent ?? '',
      tests: all(rule, 'inputEntry').map(textIn),
      results: all(rule, 'outputEntry').map(textIn),
    })),
  };
}
