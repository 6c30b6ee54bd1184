import { BpmnModdle } from 'bpmn-moddle';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import { describe, expect, it } from 'vitest';
import corpus from '../../../journeys/src/test/resources/corpus.json';
import { check, CONFIG, rules } from './index';
import type { Moddle, Surroundings } from './types';
import { CODES } from './words';

interface Case {
  readonly name: string;
  readonly base: string;
  readonly replace: readonly (readonly [string, string])[];
  readonly codes: readonly string[];
}

const CORPUS = corpus as unknown as readonly Case[];
const FILES = import.meta.glob<string>('../../../journeys/src/main/resources/kairos/{journeys,recipes}/*.bpmn', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const AROUND: Surroundings = {
  channels: ['email', 'sms', 'display', 'postal', 'webhook'],
  templates: ['reminder', 'last-reminder', 'letter'],
  tables: { channel: ['channel'] },
};

async function read(xml: string): Promise<Moddle> {
  const { rootElement } = await new BpmnModdle({ camunda }).fromXML(xml);
  return rootElement as unknown as Moddle;
}

function spoilt({ name, base, replace }: Case): string {
  return replace.reduce((xml, [from, to]) => {
    const changed = xml.replaceAll(from, to);
    if (changed === xml) {
      throw new Error(`${name}: '${from}' is not there`);
    }
    return changed;
  }, FILES[`../../../journeys/src/main/resources/kairos/${base}.bpmn`] ?? '');
}

describe('the rules of journeys', () => {
  it.each(CORPUS.map((each) => [each.name, each] as const))('says of "%s" what the server says', async (_name, each) => {
    const findings = check(await read(spoilt(each)), AROUND);

    expect([...new Set(findings.map((finding) => finding.code))].sort()).toEqual([...each.codes].sort());
  });

  it('says nothing of what an editor only remembers while it is open', async () => {
    const definitions = await read(FILES['../../../journeys/src/main/resources/kairos/recipes/before-departure.bpmn']!);
    expect(check(definitions, AROUND)).toEqual([]);
    const roots = definitions['rootElements'] as { $type: string; flowElements: { get: (list: string) => unknown[] }[] }[];
    const steps = roots.find(({ $type }) => $type === 'bpmn:Process')!.flowElements;

    steps.forEach((step) => ['lanes', 'categoryValueRef'].forEach((list) => step.get(list)));
    steps[1]!.get('lanes').push(definitions); // as when a step is moved and its lane is looked for

    expect(check(definitions, AROUND)).toEqual([]);
  });

  it('has words for every code', () => {
    expect(CORPUS.flatMap((each) => each.codes).filter((code) => !CODES.includes(code))).toEqual([]);
  });

  it('reports to bpmnlint at the element, in the language asked for', async () => {
    const each = CORPUS.find((one) => one.codes.includes('SEND_WITHOUT_TOPIC')) as Case;
    const reports: string[] = [];
    const rule = rules(() => AROUND, () => 'fr')['journey-errors'];

    rule?.().check(await read(spoilt(each)), { report: (id, message) => reports.push(`${id}: ${message}`) });

    expect(reports).toEqual(['send_reminder: Le message n’a pas de sujet de consentement. (SEND_WITHOUT_TOPIC)']);
    expect(Object.keys(CONFIG.rules)).toEqual(['kairos/journey-errors', 'kairos/journey-warnings']);
  });
});
