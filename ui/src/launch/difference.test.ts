import { describe, expect, it } from 'vitest';
import { differences } from './difference';

const file = (days: string, more = '') => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
    id="d" targetNamespace="https://kairos.io/journeys">
  <bpmn:process id="trip" isExecutable="true">
    <bpmn:startEvent id="start" name="Customer wants it"><bpmn:outgoing>f</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="f" sourceRef="start" targetRef="wait" />
    <bpmn:intermediateCatchEvent id="wait" name="Three weeks before">
      <bpmn:extensionElements>
        <camunda:properties>
          <camunda:property name="kairos.wait" value="date" />
          <camunda:property name="kairos.wait.days" value="${days}" />
        </camunda:properties>
      </bpmn:extensionElements>
      <bpmn:incoming>f</bpmn:incoming>
      <bpmn:timerEventDefinition id="t" />
    </bpmn:intermediateCatchEvent>${more}
  </bpmn:process>
</bpmn:definitions>`;

const SMS = '<bpmn:serviceTask id="sms" name="SMS: last places" />';

describe('two versions of a journey', () => {
  it('differ by the settings of a step, with both values', async () => {
    expect(await differences(file('21'), file('14'))).toEqual([
      {
        id: 'wait',
        name: 'Three weeks before',
        type: 'IntermediateCatchEvent',
        kind: 'changed',
        values: [{ property: 'kairos.wait.days', before: '21', after: '14' }],
      },
    ]);
  });

  it('differ by the steps that came and went', async () => {
    expect(await differences(file('21'), file('21', SMS))).toMatchObject([{ id: 'sms', name: 'SMS: last places', kind: 'added' }]);
    expect(await differences(file('21', SMS), file('21'))).toMatchObject([{ id: 'sms', kind: 'removed' }]);
  });

  it('are the same when nothing was changed', async () => {
    expect(await differences(file('21'), file('21'))).toEqual([]);
  });
});
