// npm run build, unless the bundle was built from these very sources.
import { existsSync } from 'node:fs';
import { npm } from './run.mjs';
import { hashOf, holds, write } from './stamp.mjs';

const stamp = 'target/bundle.stamp';
const hash = hashOf('build', 'src', 'public', 'index.html', 'package-lock.json', 'tsconfig.json', 'vite.config.ts');

if (holds(stamp, hash) && existsSync('target/classes/META-INF/resources/index.html')) {
  console.log('The web application is up to date.');
} else {
  npm('run', 'build');
  write(stamp, hash);
}
