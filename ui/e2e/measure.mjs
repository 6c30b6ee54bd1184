// node measure.mjs [URL]: what the designer takes with a journey of 200 elements, and the first screen, beside their goals, on this machine.
// Without an address it starts a Kairos of its own in a folder that is gone afterwards; `./kairos bench designer` does all of it.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

const here = dirname(fileURLToPath(import.meta.url));
const STEPS = 100; // and 99 flows
const EDITS = 21;
const CHECKS = 7;
const LOADS = 3;
const START_MILLIS = 180_000;

/** A Kairos of its own with its address and the administrator's password, and how to end it. */
async function started() {
  const data = mkdtempSync(join(tmpdir(), 'kairos-measure-'));
  const program = spawn(join(here, '..', '..', 'kairos'), ['serve', '--port', '0', '--data', data], {
    // on servers of its own, whatever the environment names
    env: { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^KAIROS_(DATABASE|REDIS)_/.test(name))), LC_ALL: 'C.UTF-8' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = async () => {
    const gone = new Promise((resolve) => program.once('exit', resolve));
    if (program.exitCode === null && program.kill('SIGTERM')) {
      await gone;
    }
    rmSync(data, { recursive: true, force: true });
  };
  let said = '';
  program.stdout.on('data', (part) => (said += part));
  const until = Date.now() + START_MILLIS;
  for (;;) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
    const password = /(?<=the password )\S+/.exec(said);
    if (url && password) {
      return { url: url[0], password: password[0], end };
    }
    if (program.exitCode !== null || Date.now() > until) {
      await end();
      throw new Error(`Kairos did not start: ${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const own = process.argv[2] ? undefined : await started();
process.env.KAIROS_URL = own?.url ?? process.argv[2];
if (own) {
  process.env.KAIROS_PASSWORD = own.password;
}
const { openBrowser } = await import('./browser.mjs');
const { largeJourney } = await import('./large.mjs');
const { address, ask, beginJourney, openPage } = await import('./support.mjs');

const middle = (times) => [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)];
const rows = [];
const tell = (what, figure, goal, unit) => rows.push({ what, figure: Math.round(figure), goal, unit });

async function opening(page, id) {
  await page.evaluate(() => (location.hash = '#/journeys'));
  await page.locator('tbody tr').first().waitFor();
  const begin = await page.evaluate(() => performance.now());
  await page.evaluate((hash) => (location.hash = hash), `#/journeys/${encodeURIComponent(id)}/design`);
  await page.locator(`.outline > li:nth-child(${STEPS})`).waitFor({ state: 'attached' });
  return (await page.evaluate(() => performance.now())) - begin;
}

/** One step moved, painted included: the median of some. */
async function editing(page) {
  await page.locator('.outline button').nth(50).click();
  await page.getByRole('button', { name: 'Move down' }).waitFor();
  return page.evaluate(async (edits) => {
    const button = document.querySelector('.step-actions .down');
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const times = [];
    for (let each = 0; each < edits; each++) {
      await frame();
      const start = performance.now();
      button.click();
      times.push(performance.now() - start);
    }
    return times.sort((one, other) => one - other)[Math.floor(edits / 2)];
  }, EDITS);
}

async function checking(id) {
  const path = `/api/journeys/${encodeURIComponent(id)}/draft`;
  const { bpmn } = await (await ask('GET', path)).json();
  const times = [];
  for (let each = 0; each < CHECKS; each++) {
    const start = performance.now();
    await (await ask('POST', `${path}/check`, { bpmn })).json();
    times.push(performance.now() - start);
  }
  return times;
}

/** The first screen with rows in it, by a browser that never was here, while every core is busy. */
async function loading(browser) {
  const busy = Array.from({ length: availableParallelism() }, () => new Worker('for (;;) {}', { eval: true }));
  const times = [];
  for (let each = 0; each < LOADS; each++) {
    const page = await openPage(browser, {});
    const start = performance.now();
    await page.goto(`${address()}/#/journeys`);
    await page.locator('tbody tr').first().waitFor();
    times.push(performance.now() - start);
    await page.context().close();
  }
  await Promise.all(busy.map((worker) => worker.terminate()));
  return middle(times);
}

const load = loadavg()[0];
const browser = await openBrowser();
try {
  const size = execFileSync('node', ['build/size.mjs'], { cwd: join(here, '..'), encoding: 'utf8' });
  tell('first screen, compressed', Number(/loads (\d+) KB/.exec(size)[1]), 150, 'KB');
  const id = await beginJourney({ name: `Measured ${Date.now()}`, bpmn: largeJourney(STEPS) });
  const page = await openPage(browser, { viewport: { width: 1440, height: 900 } });
  await page.goto(`${address()}/#/journeys`);
  tell(`design of ${2 * STEPS - 1} elements opened, the first time`, await opening(page, id), 2000, 'ms');
  tell('… once more', await opening(page, id), 2000, 'ms');
  tell(`one edit in it, median of ${EDITS}`, await editing(page), 50, 'ms');
  const [first, ...later] = await checking(id);
  tell('check of it, the first time', first, 200, 'ms');
  tell(`… median of ${later.length} more`, middle(later), 200, 'ms');
  await page.context().close();
  tell(`first load with every core busy, median of ${LOADS}`, await loading(browser), 3000, 'ms');
} finally {
  await browser.close();
  await own?.end();
}
console.log(`${availableParallelism()} cores, load ${load.toFixed(1)} at the beginning`);
rows.forEach(({ what, figure, goal, unit }) => {
  console.log(`${what.padEnd(58)} ${String(figure).padStart(6)} ${unit}   goal: under ${goal} ${unit}   ${figure < goal ? 'met' : 'MISSED'}`);
});
process.exitCode = rows.every(({ figure, goal }) => figure < goal) ? 0 : 1;
