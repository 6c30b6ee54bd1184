import { describe, expect, it } from 'vitest';
import { definitionFor, groupOf, nextPath, pathsOf, templateFor } from './knowledge';
import type { Template } from './services';

const template = (id: string, type: string, metadata: Template['metadata'], ...own: [string, string?][]): Template => ({
  id,
  name: id,
  version: 1,
  appliesTo: [type],
  ...(metadata && { metadata }),
  properties: [...own, ['kairos.name.fr'] as [string, string?]].map(([name, value]) => ({
    type: value === undefined ? 'String' : 'Hidden',
    ...(value !== undefined && { value }),
    binding: { type: 'camunda:property', name },
  })),
});

const WAIT = template('wait', 'bpmn:IntermediateCatchEvent', { eventDefinition: 'timer' }, ['kairos.wait', 'duration'], ['kairos.wait.amount']);
const HEAR = template('hear', 'bpmn:IntermediateCatchEvent', { eventDefinition: 'message' }, ['kairos.wait', 'customer']);
const SMS = template('sms', 'bpmn:ServiceTask', undefined, ['kairos.send.channel', 'sms'], ['kairos.send.template']);
const PROFILE = template('profile', 'bpmn:ServiceTask', undefined, ['kairos.profile.trait']);
const WORTH = template('worth', 'bpmn:ExclusiveGateway', { flows: ['path.worth', 'path.not-worth'] });
const SPLIT = template('split', 'bpmn:ExclusiveGateway', { flows: ['path.share*'] }, ['kairos.split']);
const CHOOSE = template('choose', 'bpmn:ExclusiveGateway', { flows: ['path.when*', 'path.otherwise'] });
const PATH = template('path.worth', 'bpmn:SequenceFlow', undefined, ['kairos.path', 'worth']);
const STOP = template('stop', 'bpmn:StartEvent', { eventDefinition: 'message', message: 'purchase' });
const ALL = [WAIT, HEAR, PROFILE, SMS, WORTH, SPLIT, CHOOSE, PATH, STOP];

const facts = (...pairs: [string, string][]) => new Map(pairs);

describe('a step made from a template', () => {
  it('gets the event definition that the template cannot set', () => {
    expect([WAIT, HEAR, STOP, SMS].map(definitionFor)).toEqual([
      'bpmn:TimerEventDefinition',
      'bpmn:MessageEventDefinition',
      'bpmn:MessageEventDefinition',
      undefined,
    ]);
  });

  it('stands among the steps to add, a path does not', () => {
    expect(ALL.map(groupOf)).toEqual(['waits', 'waits', 'more', 'messages', 'choices', 'choices', 'choices', undefined, 'ends']);
  });
});

describe('the paths of a choice', () => {
  it('are given out in turn, and no third one where there are two', () => {
    expect(nextPath(WORTH, [])).toBe('path.worth');
    expect(nextPath(WORTH, ['path.worth'])).toBe('path.not-worth');
    expect(nextPath(WORTH, ['path.not-worth'])).toBe('path.worth');
    expect(nextPath(WORTH, ['path.worth', 'path.not-worth'])).toBeUndefined();
  });

  it('are as many as wanted for a split and for conditions, two at first', () => {
    expect(pathsOf(SPLIT)).toEqual(['path.share', 'path.share']);
    expect(nextPath(SPLIT, ['path.share', 'path.share'])).toBe('path.share');
    expect(nextPath(CHOOSE, ['path.when', 'path.otherwise'])).toBe('path.when');
    expect(nextPath(undefined, [])).toBeUndefined();
  });
});

describe('a file made without templates', () => {
  it.each([
    ['wait', { type: 'bpmn:IntermediateCatchEvent', properties: facts(['kairos.wait', 'duration']) }],
    ['hear', { type: 'bpmn:IntermediateCatchEvent', properties: facts(['kairos.wait', 'customer']) }],
    ['sms', { type: 'bpmn:ServiceTask', properties: facts(['kairos.send.channel', 'sms'], ['kairos.send.template', 'x']) }],
    ['profile', { type: 'bpmn:ServiceTask', properties: facts(['kairos.profile.trait', 'seen']) }],
    ['worth', { type: 'bpmn:ExclusiveGateway', properties: facts(), paths: ['path.worth', 'path.not-worth'] }],
    ['split', { type: 'bpmn:ExclusiveGateway', properties: facts(), paths: ['path.share', 'path.share'] }],
    ['path.worth', { type: 'bpmn:SequenceFlow', properties: facts(['kairos.path', 'worth']) }],
    ['stop', { type: 'bpmn:StartEvent', properties: facts(), message: 'purchase' }],
    [undefined, { type: 'bpmn:StartEvent', properties: facts() }],
    [undefined, { type: 'bpmn:SequenceFlow', properties: facts() }],
    [undefined, { type: 'bpmn:ServiceTask', properties: facts(['camunda.other', 'x']) }],
  ])('gets the form %s back from what its step says', (expected, step) => {
    expect(templateFor(ALL, step)?.id).toBe(expected);
  });
});
