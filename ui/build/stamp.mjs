// What a build step was made from, as one hash: a step whose stamp still holds is not run again.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

function* filesUnder(path) {
  if (statSync(path).isFile()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) {
    yield* filesUnder(join(path, name));
  }
}

export function hashOf(...paths) {
  const hash = createHash('sha256').update(process.version);
  for (const path of paths) {
    for (const file of filesUnder(path)) {
      hash.update(file).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

export const holds = (stamp, hash) => existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;

export const write = (stamp, hash) => writeFileSync(stamp, hash);
