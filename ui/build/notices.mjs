// Writes the licences of everything that is shipped in the bundle beside it, and refuses what may not be shipped.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHIPPED } from './shipped.mjs';

const out = 'target/classes/META-INF/resources/third-party-notices.txt';
const allowed = new Set(['MIT', 'Apache-2.0', '0BSD', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'OFL-1.1', 'SEE LICENSE IN LICENSE']);
const ownLicence = new Set(['bpmn-js']); // MIT with the clause that keeps the bpmn.io watermark

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const named = Object.keys(dependencies).map((name) => `node_modules/${name}`);
const shipped = [...new Set([...JSON.parse(readFileSync(SHIPPED, 'utf8')), ...named])]
  .sort()
  .map((path) => ({ path, manifest: JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) }));

const notices = shipped.map(({ path, manifest: { name, version, license } }) => {
  if (!allowed.has(license) || (license.startsWith('SEE') && !ownLicence.has(name))) {
    throw new Error(`${name} ${version} has the licence "${license}", which is not on the list of build/notices.mjs`);
  }
  const file = readdirSync(path).find((entry) => /^licen[cs]e/i.test(entry));
  return `${name} ${version} (${license})\n\n${file ? readFileSync(join(path, file), 'utf8').trim() : ''}`.trim();
});

const line = '\n\n' + '-'.repeat(78) + '\n\n';
writeFileSync(out, `The Kairos web application contains these works:${line}${notices.join(line)}\n`);
