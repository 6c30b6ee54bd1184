// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { dmnOf, tableOf } from './dmn';

const shipped = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="definitions_channel"><decision id="channel" name="Channel by need">
  <decisionTable id="channel_table" hitPolicy="FIRST">
    <input id="input_type" label="Product type"><inputExpression id="e1" typeRef="string"><text>need.product_type</text></inputExpression></input>
    <input id="input_value"><inputExpression id="e2" typeRef="number"><text>need.value</text></inputExpression></input>
    <output id="output_channel" label="Channel" name="channel" typeRef="string" />
    <rule id="rule_letter"><description>Much at stake</description>
      <inputEntry id="t1"><text>"sofa"</text></inputEntry><inputEntry id="t2"><text>&gt;= 1000</text></inputEntry>
      <outputEntry id="r1"><text>"postal"</text></outputEntry></rule>
  </decisionTable></decision></definitions>`;

describe('a decision table', () => {
  it('is read from a file of Camunda Modeler, and written so that it is read again', () => {
    const table = tableOf(shipped)!;

    expect(table).toMatchObject({ id: 'channel', policy: 'FIRST', outputs: ['channel'] });
    expect(table.inputs).toEqual(['need.product_type', 'need.value']);
    expect(table.rules[0]).toMatchObject({ note: 'Much at stake', tests: ['"sofa"', '>= 1000'], results: ['"postal"'] });
    const again = tableOf(dmnOf(table))!;
    expect({ ...again, rules: again.rules.map(({ tests, results }) => ({ tests, results })) }).toEqual({
      ...table,
      rules: table.rules.map(({ tests, results }) => ({ tests, results })),
    });
  });
});
