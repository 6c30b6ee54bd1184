import { DATA } from './data';
import { FlowGraph, properties, value } from './graph';
import { unknownNames } from './names';
import type { Moddle, Surroundings } from './types';
import { onlyKnown, OWN_RULES, values, type Report } from './values';

/** What a table of a step's own decides. */
const outputsIn = (dmn: string): string[] | undefined =>
  dmn === '' ? undefined : [...dmn.matchAll(/<output\b[^>]*?\sname="([^"]*)"/g)].map(([, name]) => name ?? '');

export function hears(node: Moddle): boolean {
  return node.$type === 'bpmn:IntermediateCatchEvent' && value(node, 'kairos.wait') === 'customer';
}

function waits(node: Moddle): boolean {
  return node.$type === 'bpmn:IntermediateCatchEvent' && !hears(node);
}

export function gateways(graph: FlowGraph, around: Surroundings, report: Report): void {
  const decided = graph
    .of('bpmn:BusinessRuleTask')
    .flatMap((task) => outputsIn(value(task, OWN_RULES)) ?? around.tables?.[value(task, 'kairos.decide.table')] ?? []);
  graph.of('bpmn:ExclusiveGateway').forEach((node) => exclusive(node, graph, around.tables ? decided : undefined, report));
  graph.of('bpmn:EventBasedGateway').forEach((node) => first(node, graph, report));
  graph.nodes
    .filter(hears)
    .filter((node) => !graph.incoming(node).some((flow) => (flow['sourceRef'] as Moddle).$type === 'bpmn:EventBasedGateway'))
    .forEach((node) => report('HEAR_ALONE', node));
  answers(graph, report);
}

const ANSWERS = ['yes', 'no', 'no-answer'];

/** Who asks a colleague goes by the answer, and who goes by an answer asks before. */
function answers(graph: FlowGraph, report: Report): void {
  const questions = graph.of('bpmn:IntermediateCatchEvent').filter((node) => value(node, 'kairos.wait') === 'colleague');
  const reading = graph
    .of('bpmn:ExclusiveGateway')
    .filter((node) => graph.outgoing(node).some((flow) => ANSWERS.includes(value(flow, 'kairos.path'))));
  reading
    .filter((node) => !questions.some((question) => graph.reachable(question).has(node)))
    .forEach((node) => report('ANSWER_WITHOUT_QUESTION', node));
  questions
    .filter((question) => !reading.some((node) => graph.reachable(question).has(node)))
    .forEach((question) => report('ANSWER_NEVER_READ', question, 'warning'));
}

/** A default flow drawn by hand is the path for all others. */
export function path(gateway: Moddle, flow: Moddle): string {
  const own = value(flow, 'kairos.path');
  const byHand = own === '' && gateway['default'] === flow && value(flow, 'kairos.path.when') === '';
  return byHand ? 'otherwise' : own;
}

function exclusive(node: Moddle, graph: FlowGraph, decided: readonly string[] | undefined, report: Report): void {
  const out = graph.outgoing(node);
  const has = (property: string): boolean => out.some((flow) => properties(flow).has(property));
  if (out.length > DATA.mostWays) {
    report('TOO_MANY_PATHS', node);
  } else if (properties(node).has('kairos.split') || has('kairos.split.share')) {
    values(node, 'kairos.split', report);
    out.forEach((flow) => values(flow, 'kairos.path.share', report));
    const shares = out.map((flow) => value(flow, 'kairos.split.share')).filter((share) => /^\d{1,2}$/.test(share));
    if (shares.reduce((sum, share) => sum + Number(share), 0) !== 100) {
      report('SHARES_NOT_100', node);
    }
  } else if (has('kairos.path.when') || out.some((flow) => path(node, flow) === 'otherwise')) {
    choice(node, out, decided, report);
  } else {
    question(node, out, report);
  }
}

function choice(node: Moddle, out: readonly Moddle[], decided: readonly string[] | undefined, report: Report): void {
  onlyKnown(node, [], report);
  const others = out.filter((flow) => path(node, flow) === 'otherwise');
  for (const flow of out.filter((each) => !others.includes(each))) {
    values(flow, 'kairos.path.when', report);
    if (unknownNames(value(flow, 'kairos.path.when'), decided).length > 0) {
      report('UNKNOWN_VARIABLE', flow);
    }
  }
  if (others.length !== 1) {
    report('NO_DEFAULT_PATH', node);
  }
}

function question(node: Moddle, out: readonly Moddle[], report: Report): void {
  out.forEach((flow) => onlyKnown(flow, ['kairos.path'], report));
  const paths = [...new Set(out.map((flow) => value(flow, 'kairos.path')))].sort();
  const merges = out.length === 1 && paths[0] === '';
  const asked = DATA.questions.some((words) => [...words].sort().join() === paths.join());
  if (!merges && (out.length !== paths.length || !asked)) {
    report('GATEWAY_WITHOUT_PATHS', node);
  }
  if (paths.includes('again')) {
    values(node, 'kairos.remind', report);
  } else {
    onlyKnown(node, [], report);
  }
}

function first(node: Moddle, graph: FlowGraph, report: Report): void {
  onlyKnown(node, [], report);
  const targets = graph.targets(node);
  const acts = targets.filter(hears).map((target) => value(target, 'kairos.wait.for'));
  const sound =
    targets.length >= 2 &&
    targets.every((target) => (waits(target) || hears(target)) && graph.incoming(target).length === 1) &&
    new Set(acts).size === acts.length;
  if (!sound) {
    report('FIRST_OF_WHAT', node);
  } else if (targets.filter(waits).length !== 1) {
    report('FIRST_WITHOUT_TIMER', node);
  }
}
