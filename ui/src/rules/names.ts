import { DATA } from './data';

const WORDS = new Set(['and', 'or', 'not', 'if', 'then', 'else', 'true', 'false', 'null', 'in', 'between', 'instance', 'of']);
const NAME = /[A-Za-z_][A-Za-z0-9_]*(?:\s*\.\s*[A-Za-z_][A-Za-z0-9_]*)*/g;

/**
 * Names in a condition that nobody knows. The browser only looks at names: whether it is FEEL at all is the server's to say.
 *
 * @param decided outputs of the journey's decision tables; absent where they are not known
 */
export function unknownNames(condition: string, decided: readonly string[] | undefined): string[] {
  const text = [...DATA.functions]
    .sort((a, b) => b.length - a.length)
    .reduce(
      (rest, name) => rest.replace(new RegExp(`\\b${name.replace(/ /g, '\\s+')}\\s*\\(`, 'g'), '('),
      condition.replace(/"(?:[^"\\]|\\.)*"/g, '""'),
    );
  return [...text.matchAll(NAME)]
    .map((match) => match[0].replace(/\s/g, ''))
    .filter((name) => !WORDS.has(name) && !isKnown(name, decided));
}

function isKnown(name: string, decided: readonly string[] | undefined): boolean {
  if (name.startsWith('decided.') && decided) {
    return decided.includes(name.slice('decided.'.length));
  }
  return DATA.variables.includes(name) || DATA.variables.includes(`${name.slice(0, name.lastIndexOf('.'))}.*`);
}
