// What a browser loads before the first screen, compressed; the build fails when it is more than a slow line can bear.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const out = 'target/classes/META-INF/resources';
const MOST_KB = 150;

const page = readFileSync(join(out, 'index.html'), 'utf8');
const first = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map(([, file]) => file);
const words = /[`"']\.\/(en-(?!designer)[\w-]+\.js)[`"']/.exec(first.map((file) => readFileSync(join(out, file), 'utf8')).join('\n'));
if (!words) {
  throw new Error('the words of the first screen are not among what it loads: does src/i18n/index.ts still import them?');
}
const files = [...first, `/assets/${words[1]}`];
const bytes = files.map((file) => gzipSync(readFileSync(join(out, file))).length).reduce((sum, size) => sum + size, 0);
const kb = Math.round(bytes / 1000);
console.log(`The first screen loads ${kb} KB (gzip) in ${files.length} files; at most ${MOST_KB} are allowed.`);
if (kb > MOST_KB) {
  process.exit(1);
}
