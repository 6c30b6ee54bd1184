import { BpmnModdle } from 'bpmn-moddle';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import { describe, expect, it } from 'vitest';
import { adopt } from './adopt';
import { propertiesOf } from './properties';
import type { BusinessObject, Template } from './services';

const template = (id: string, type: string, fixed: Record<string, string>, metadata: Template['metadata'] = {}): Template => ({
  id,
  name: id,
  version: 3,
  appliesTo: [type],
  metadata,
  properties: Object.entries(fixed).map(([name, value]) => ({ type: 'Hidden', value, binding: { type: 'camunda:property', name } })),
});

const TEMPLATES = [
  template('path.worth', 'bpmn:SequenceFlow', { 'kairos.path': 'worth' }),
  template('worth', 'bpmn:ExclusiveGateway', {}, { flows: ['path.worth', 'path.not-worth'] }),
  template('sms', 'bpmn:ServiceTask', { 'kairos.send.channel': 'sms' }),
];

const FILE = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
    id="d" targetNamespace="https://kairos.io/journeys">
  <bpmn:process id="trip" isExecutable="true">
    <bpmn:exclusiveGateway id="ask"><bpmn:outgoing>yes</bpmn:outgoing></bpmn:exclusiveGateway>
    <bpmn:sequenceFlow id="yes" sourceRef="ask" targetRef="send">
      <bpmn:extensionElements>
        <camunda:properties><camunda:property name="kairos.path" value="worth" /></camunda:properties>
      </bpmn:extensionElements>
    </bpmn:sequenceFlow>
    <bpmn:serviceTask id="send" camunda:modelerTemplate="mine" >
      <bpmn:extensionElements>
        <camunda:properties>
          <camunda:property name="kairos.send.channel" value="sms" />
          <camunda:property name="kairos.send.template" value="last &amp; best" />
        </camunda:properties>
      </bpmn:extensionElements>
      <bpmn:incoming>yes</bpmn:incoming>
    </bpmn:serviceTask>
    <bpmn:serviceTask id="second">
      <bpmn:extensionElements>
        <camunda:properties>
          <camunda:property name="kairos.send.channel" value="sms" />
          <camunda:property name="kairos.send.template" value="last &amp; best" />
        </camunda:properties>
      </bpmn:extensionElements>
    </bpmn:serviceTask>
  </bpmn:process>
</bpmn:definitions>`;

const read = async (xml: string) => (await new BpmnModdle({ camunda }).fromXML(xml)) as { rootElement: object; elementsById: Record<string, BusinessObject> };

describe('a file made without templates', () => {
  it('gets forms that fit, keeps those it has, and loses no value when it is saved', async () => {
    const { rootElement, elementsById } = await read(FILE);

    adopt(elementsById, TEMPLATES);
    const saved = (await new BpmnModdle({ camunda }).toXML(rootElement)).xml;
    const reopened = (await read(saved)).elementsById;

    const ids = ['ask', 'yes', 'send', 'second', 'trip'].map((id) => reopened[id]!.modelerTemplate);
    expect(ids).toEqual(['worth', 'path.worth', 'mine', 'sms', undefined]);
    expect(Object.fromEntries(propertiesOf(reopened['second']!))).toEqual({
      'kairos.send.channel': 'sms',
      'kairos.send.template': 'last & best',
    });
  });
});
