import { DATA } from './data';
import { tag } from './graph';
import type { Finding, Moddle } from './types';

/** The usual ways of bringing code into a process have codes of their own, as on the server. */
function code(name: string): string {
  const local = name.slice(name.indexOf(':') + 1).toLowerCase();
  if (local.includes('script')) return 'SCRIPT';
  if (local.includes('listener')) return 'LISTENER';
  if (local.includes('connector')) return 'CONNECTOR';
  if (local.startsWith('form')) return local === 'formalexpression' ? 'EXPRESSION' : 'FORM';
  if (['class', 'field', 'type', 'topic'].includes(local)) return 'CODE';
  if (local.includes('expression') || local === 'resultvariable') return 'EXPRESSION';
  return local.startsWith('input') || local.startsWith('output') ? 'INPUT_OUTPUT' : '';
}

function holdsExpression(value: unknown): boolean {
  return typeof value === 'string' && (value.includes('${') || value.includes('#{'));
}

/** Compares what was read with the closed list of elements and attributes; drawings are left to the server. */
export function closedList(definitions: Moddle): Finding[] {
  const findings: Finding[] = [];
  walk(definitions, definitions.id, findings);
  return findings;
}

function walk(element: Moddle, place: string | undefined, findings: Finding[]): void {
  const here = element.id ?? place;
  const report = (found: string): void => {
    findings.push({ severity: 'error', code: found, ...(here === undefined ? {} : { element: here }) });
  };
  const entry = DATA.elements[tag(element)];
  if (!entry) {
    report(code(element.$type) || 'UNKNOWN_ELEMENT');
    return;
  }
  for (const property of element.$descriptor?.properties ?? []) {
    const name = property.name;
    const content = Object.prototype.hasOwnProperty.call(element, name.replace(/^[a-z]+:/, ''))
      ? element[name.replace(/^[a-z]+:/, '')]
      : Object.prototype.hasOwnProperty.call(element, name)
        ? element[name]
        : undefined;
    const unwritten = property.isVirtual || (Array.isArray(content) && content.length === 0);
    if (content === undefined || name === 'diagrams' || unwritten) {
      continue;
    }
    if (property.isAttr || property.isReference) {
      attribute(element, property.ns.prefix, property.ns.localName, content, entry.attributes, report);
    } else if (holdsExpression(content)) {
      report('EXPRESSION');
    } else {
      for (const child of Array.isArray(content) ? content : [content]) {
        if (child && typeof child === 'object' && '$type' in child) {
          walk(child as Moddle, here, findings);
        }
      }
    }
  }
  if (tag(element) === 'camunda:property' && !String(element['name'] ?? '').startsWith('kairos.')) {
    report('UNKNOWN_PROPERTY');
  }
}

function attribute(
  element: Moddle,
  prefix: string,
  local: string,
  content: unknown,
  allowed: readonly string[],
  report: (code: string) => void,
): void {
  const name = prefix === 'camunda' && !element.$type.startsWith('camunda:') ? `camunda:${local}` : local;
  const nested = ['incoming', 'outgoing', 'extensionElements', 'flowNodeRef'].includes(local);
  if (nested) {
    return;
  }
  if (holdsExpression(content)) {
    report('EXPRESSION');
  } else if (!allowed.includes(name)) {
    report((name.includes(':') && code(name)) || 'UNKNOWN_ATTRIBUTE');
  }
}
