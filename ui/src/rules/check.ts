import { closedList } from './closedList';
import { template } from './data';
import { gateways, hears } from './gateways';
import { FlowGraph, properties, tag, value } from './graph';
import type { Finding, Moddle, Severity, Surroundings } from './types';
import { onlyKnown, OWN_RULES, values } from './values';

const RUN = 'kairos.run.journey';
const RULED = ['duration', 'date', 'customer', 'colleague'];
const SEND = ['kairos.send.channel', 'kairos.send.template', 'kairos.send.topic', 'kairos.late.limit', 'kairos.late.then', 'kairos.send.words.en', 'kairos.send.words.fr'];

/**
 * What the server would say of a journey, as far as a browser can know: the same codes at the same elements, from the same tables. The
 * server's word is final.
 */
export function check(definitions: Moddle, around: Surroundings = {}): Finding[] {
  const foreign = closedList(definitions);
  return foreign.length > 0 ? foreign : new JourneyCheck(definitions, around).all();
}

class JourneyCheck {
  private readonly findings: Finding[] = [];

  constructor(
    private readonly definitions: Moddle,
    private readonly around: Surroundings,
  ) {}

  all(): Finding[] {
    const roots = (this.definitions['rootElements'] as readonly Moddle[] | undefined) ?? [];
    const processes = roots.filter((root) => root.$type === 'bpmn:Process');
    const process = processes[0];
    if (processes.length !== 1 || !process?.id) {
      this.report('ONE_PROCESS', this.definitions);
      return this.findings;
    }
    this.templates(process);
    const graph = new FlowGraph(process);
    const out = ((process['flowElements'] as readonly Moddle[] | undefined) ?? []).filter(
      (element) => element.$type === 'bpmn:SubProcess',
    );
    values(process, 'kairos.settings', this.report);
    this.shape(graph, true);
    this.loops(graph);
    this.steps(graph, value(process, 'kairos.entry') !== 'purchase', process.id);
    gateways(graph, this.around, this.report);
    this.waysOut(process, out);
    if (!this.findings.some((finding) => finding.severity === 'error')) {
      this.sendsWithoutWait(graph);
    }
    return this.findings;
  }

  private readonly report = (code: string, element: Moddle, severity: Severity = 'error'): void => {
    this.findings.push({ severity, code, ...(element.id ? { element: element.id } : {}) });
  };

  private templates(scope: Moddle): void {
    for (const element of [scope, ...((scope['flowElements'] as readonly Moddle[] | undefined) ?? [])]) {
      const id = element['modelerTemplate'];
      if (typeof id === 'string' && template(id)?.tag !== tag(element)) {
        this.report('UNKNOWN_STEP_TEMPLATE', element);
      }
      if (element !== scope && element.$type === 'bpmn:SubProcess') {
        this.templates(element);
      }
    }
  }

  private shape(graph: FlowGraph, ofProcess: boolean): void {
    const starts = graph.of('bpmn:StartEvent');
    const start = starts[0];
    if (starts.length !== 1 || !start || graph.incoming(start).length > 0) {
      this.report('ONE_START', graph.scope);
      return;
    }
    if ((this.definition(start) === 'message') === ofProcess || start['isInterrupting'] === false) {
      this.report('WRONG_START', start);
    }
    graph.flows
      .filter((flow) => ![flow['sourceRef'], flow['targetRef']].every((end) => graph.nodes.includes(end as Moddle)))
      .forEach((flow) => this.report('LOOSE_FLOW', flow));
    const reachable = graph.reachable(start);
    for (const node of graph.nodes) {
      const out = graph.outgoing(node).length;
      if (node.$type === 'bpmn:EndEvent' ? out > 0 : out === 0) {
        this.report(out > 0 ? 'END_GOES_ON' : 'DEAD_END', node);
      } else if (out > 1 && !node.$type.endsWith('Gateway')) {
        this.report('SPLIT', node);
      }
      if (node !== start && !reachable.has(node)) {
        this.report('UNREACHABLE', node);
      }
    }
  }

  private loops(graph: FlowGraph): void {
    const capped = (flow: Moddle): boolean => ['again', 'has-product'].includes(value(flow, 'kairos.path'));
    if (graph.loops((flow) => !capped(flow), () => true)) {
      this.report('LOOP_WITHOUT_CAP', graph.scope);
    }
    if (graph.loops(() => true, (node) => node.$type !== 'bpmn:IntermediateCatchEvent')) {
      this.report('LOOP_WITHOUT_WAIT', graph.scope);
    }
  }

  /** The event definition of an event, or the one its template completes. */
  private definition(event: Moddle): string {
    const definitions = (event['eventDefinitions'] as readonly Moddle[] | undefined) ?? [];
    if (definitions.length === 0) {
      const made = template(String(event['modelerTemplate'] ?? ''));
      return made?.completes ?? (hears(event) && value(event, 'kairos.wait.for') ? 'message' : '');
    }
    const type = definitions.length === 1 ? definitions[0]?.$type : '';
    return type === 'bpmn:TimerEventDefinition' ? 'timer' : type === 'bpmn:MessageEventDefinition' ? 'message' : 'other';
  }

  private steps(graph: FlowGraph, ofNeed: boolean, process: string): void {
    graph.of('bpmn:StartEvent').forEach((node) => onlyKnown(node, [], this.report));
    graph.of('bpmn:EndEvent').forEach(this.ending);
    graph.of('bpmn:IntermediateCatchEvent').forEach((node) => this.waiting(node, ofNeed));
    graph.of('bpmn:ServiceTask').forEach((node) => this.working(node, ofNeed, process));
    for (const node of graph.of('bpmn:BusinessRuleTask')) {
      values(node, 'kairos.decide', this.report);
      const table = value(node, 'kairos.decide.table');
      if (value(node, OWN_RULES) === '' && table !== '' && this.around.tables && !(table in this.around.tables)) {
        this.report('UNKNOWN_TABLE', node);
      }
    }
    if (graph.of('bpmn:ServiceTask').every(profiles)) {
      this.report('NOTHING_TO_SEND', graph.scope);
    }
    const asks = graph.flows.some((flow) => value(flow, 'kairos.path') === 'worth');
    const modelled = graph.nodes.some((node) => value(node, 'kairos.wait') === 'best-moment');
    if (ofNeed && modelled && !asks) {
      this.report('NEVER_ASKS_WORTH', graph.scope, 'warning');
    }
  }

  private readonly ending = (node: Moddle): void => {
    if (properties(node).has('kairos.outcome')) {
      values(node, 'kairos.outcome', this.report);
    } else {
      onlyKnown(node, [], this.report);
    }
  };

  private waiting(node: Moddle, ofNeed: boolean): void {
    const wait = value(node, 'kairos.wait');
    if (this.definition(node) !== (hears(node) ? 'message' : 'timer')) {
      this.report(hears(node) ? 'NOT_A_MESSAGE' : 'NOT_A_TIMER', node);
    }
    if (RULED.includes(wait)) {
      values(node, `kairos.wait.${wait}`, this.report);
      if (value(node, 'kairos.wait.at') !== '' && ['minutes', 'hours'].includes(value(node, 'kairos.wait.unit'))) {
        this.report('BAD_PROPERTY', node);
      }
      return;
    }
    onlyKnown(node, ['kairos.wait'], this.report);
    if (wait === '') {
      this.report('WAIT_WITHOUT_MOMENT', node);
    } else if (wait !== (ofNeed ? 'best-moment' : 'derived-product')) {
      this.report('BAD_PROPERTY', node);
    }
  }

  private working(node: Moddle, ofNeed: boolean, process: string): void {
    if (runs(node)) {
      values(node, 'kairos.run', this.report);
      if (value(node, RUN) === process) {
        this.report('RUNS_ITSELF', node);
      }
      return;
    }
    if (profiles(node)) {
      values(node, 'kairos.profile', this.report);
      return;
    }
    onlyKnown(node, SEND, this.report);
    const channel = value(node, 'kairos.send.channel');
    const channels = this.around.channels;
    if (channel === '') {
      this.report('SEND_WITHOUT_CHANNEL', node);
    } else if (channel !== 'best' && channels && !channels.includes(channel)) {
      this.report('BAD_PROPERTY', node);
    }
    const message = value(node, 'kairos.send.template');
    const derived = (text: string): boolean => text === 'derived-product';
    if (message === '') {
      this.report('SEND_WITHOUT_TEMPLATE', node);
    } else if (derived(message) ? ofNeed : this.around.templates && !this.around.templates.includes(message)) {
      this.report('UNKNOWN_TEMPLATE', node);
    }
    const topic = value(node, 'kairos.send.topic');
    if (topic === '') {
      this.report('SEND_WITHOUT_TOPIC', node);
    } else if (!/^[a-z][a-z0-9-]{0,62}$/.test(topic) || (derived(topic) && ofNeed)) {
      this.report('BAD_PROPERTY', node);
    }
    this.late(node);
  }

  private late(node: Moddle): void {
    const [limit, then] = [value(node, 'kairos.late.limit'), value(node, 'kairos.late.then')];
    if (limit !== '' && then === '') {
      this.report('LATE_WITHOUT_ACTION', node);
    } else if (limit === '' && then !== '') {
      this.report('LATE_WITHOUT_LIMIT', node);
    }
  }

  private waysOut(process: Moddle, subs: readonly Moddle[]): void {
    const heard = subs.map((sub) => {
      const graph = new FlowGraph(sub);
      const start = graph.of('bpmn:StartEvent')[0];
      const made = start && template(String(start['modelerTemplate'] ?? ''));
      const definition = ((start?.['eventDefinitions'] as readonly Moddle[] | undefined) ?? [])[0];
      const message = made?.message ?? (definition?.['messageRef'] as Moddle | undefined)?.['name'];
      const onlyLeaves = graph.nodes.every((node) => ['bpmn:StartEvent', 'bpmn:EndEvent'].includes(node.$type));
      if ((!sub['triggeredByEvent'] && !made) || !['purchase', 'stop'].includes(String(message)) || !onlyLeaves) {
        this.report('NOT_A_WAY_OUT', sub);
      }
      this.shape(graph, false);
      graph.of('bpmn:EndEvent').forEach(this.ending);
      return String(message);
    });
    if (new Set(heard).size !== heard.length) {
      this.report('TWO_WAYS_OUT', subs[heard.length - 1] ?? process);
    }
    if (value(process, 'kairos.entry') !== 'purchase' && !heard.includes('purchase')) {
      this.report('NO_WAY_OUT_ON_PURCHASE', process);
    }
    if (!heard.includes('stop')) {
      this.report('NO_WAY_OUT_ON_STOP', process);
    }
  }

  private sendsWithoutWait(graph: FlowGraph): void {
    const start = graph.of('bpmn:StartEvent')[0];
    const reached = start ? graph.reachable(start, (node) => node.$type === 'bpmn:IntermediateCatchEvent') : new Set<Moddle>();
    [...reached]
      .filter((node) => properties(node).has('kairos.send.channel'))
      .forEach((node) => this.report('SEND_WITHOUT_WAIT', node));
  }
}

function runs(node: Moddle): boolean {
  return properties(node).has(RUN) || node['modelerTemplate'] === 'kairos.run';
}

function profiles(node: Moddle): boolean {
  return !runs(node) && (properties(node).has('kairos.profile.trait') || properties(node).has('kairos.profile.value'));
}

