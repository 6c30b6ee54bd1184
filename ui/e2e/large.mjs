/** A journey of that many steps in one line, as a file with its drawing: for measuring. */
export function largeJourney(steps) {
  const flow = (place) => `<bpmn:sequenceFlow id="f${place}" sourceRef="s${place}" targetRef="s${place + 1}" />`;
  const settings = (pairs) =>
    `<bpmn:extensionElements><camunda:properties>${pairs.map(([name, value]) => `<camunda:property name="${name}" value="${value}" />`).join('')}</camunda:properties></bpmn:extensionElements>`;
  const node = (place) => {
    const links = `${place > 0 ? `<bpmn:incoming>f${place - 1}</bpmn:incoming>` : ''}${place < steps - 1 ? `<bpmn:outgoing>f${place}</bpmn:outgoing>` : ''}`;
    if (place === 0) {
      return `<bpmn:startEvent id="s0" name="Customer wants it">${links}</bpmn:startEvent>`;
    }
    if (place === steps - 1) {
      return `<bpmn:endEvent id="s${place}" name="No more">${links}</bpmn:endEvent>`;
    }
    return place % 2 === 1
      ? `<bpmn:intermediateCatchEvent id="s${place}" name="Wait ${place}">${settings([['kairos.wait', 'duration'], ['kairos.wait.amount', '1'], ['kairos.wait.unit', 'days']])}${links}<bpmn:timerEventDefinition id="t${place}" /></bpmn:intermediateCatchEvent>`
      : `<bpmn:serviceTask id="s${place}" name="Email ${place}">${settings([['kairos.send.channel', 'email'], ['kairos.send.template', 'reminder'], ['kairos.send.topic', 'reminders']])}${links}</bpmn:serviceTask>`;
  };
  const box = (place) => {
    const task = place % 2 === 0 && place > 0 && place < steps - 1;
    const [width, height] = task ? [100, 80] : [36, 36];
    return { x: 100 + place * 150 + (100 - width) / 2, y: 100 + (80 - height) / 2, width, height };
  };
  const shape = (place) => {
    const { x, y, width, height } = box(place);
    return `<bpmndi:BPMNShape id="s${place}_di" bpmnElement="s${place}"><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" /></bpmndi:BPMNShape>`;
  };
  const edge = (place) => {
    const [from, to] = [box(place), box(place + 1)];
    return `<bpmndi:BPMNEdge id="f${place}_di" bpmnElement="f${place}"><di:waypoint x="${from.x + from.width}" y="140" /><di:waypoint x="${to.x}" y="140" /></bpmndi:BPMNEdge>`;
  };
  const places = Array.from({ length: steps }, (_, place) => place);
  const flows = places.slice(0, -1);
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="https://kairos.io/journeys"><bpmn:process id="large" name="Large" isExecutable="true" camunda:historyTimeToLive="P30D">${settings([['kairos.entry', 'need']])}${places.map(node).join('')}${flows.map(flow).join('')}</bpmn:process><bpmndi:BPMNDiagram id="g"><bpmndi:BPMNPlane id="p" bpmnElement="large">${places.map(shape).join('')}${flows.map(edge).join('')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>`;
}
