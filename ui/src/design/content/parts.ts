/** What a message is written in: a file of parts, each below a line such as `--- subject`. */
export type Part = 'subject' | 'html' | 'mjml' | 'text' | 'sms' | 'letter';

export type Parts = Partial<Record<Part, string>>;

const ORDER: readonly Part[] = ['subject', 'text', 'html', 'mjml', 'sms', 'letter'];
const HEAD = /^--- (\w+)[ \t]*$/;

export function partsOf(file: string): Parts {
  const parts: Parts = {};
  let current: Part | undefined;
  const lines = new Map<Part, string[]>();
  for (const line of file.split(/\r?\n/)) {
    const name = HEAD.exec(line)?.[1] as Part | undefined;
    if (name && ORDER.includes(name)) {
      current = name;
      lines.set(name, []);
    } else if (current) {
      lines.get(current)!.push(line);
    }
  }
  lines.forEach((written, part) => (parts[part] = written.join('\n').trim()));
  return parts;
}

/** The file of these parts; those without a word are left out, but for the subject. */
export const fileOf = (parts: Parts): string =>
  ORDER.filter((part) => part === 'subject' || (parts[part] ?? '').trim() !== '')
    .map((part) => `--- ${part}\n${(parts[part] ?? '').trim()}\n`)
    .join('\n');
