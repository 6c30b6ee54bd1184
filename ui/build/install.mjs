// npm ci, unless node_modules was installed from this very lock file.
import { npm } from './run.mjs';
import { hashOf, holds, write } from './stamp.mjs';

const stamp = 'node_modules/.kairos-installed';
const hash = hashOf('package.json', 'package-lock.json');

if (!holds(stamp, hash)) {
  npm('ci', '--no-audit', '--no-fund');
  write(stamp, hash);
}
