// Runs one npm command and ends this process with its exit code when it fails.
import { spawnSync } from 'node:child_process';

export function npm(...args) {
  const windows = process.platform === 'win32';
  const { status, error } = spawnSync(windows ? 'npm.cmd' : 'npm', args, { stdio: 'inherit', shell: windows });
  if (error) {
    console.error(`npm could not be started (${error.code}). It comes with Node.js: install Node.js 20.19 or newer.`);
  }
  if (status !== 0) {
    process.exit(status ?? 1);
  }
}
