// node measure.mjs URL: how long the designer takes with a journey of 200 elements, on this machine.
const [url] = process.argv.slice(2);
if (!url) {
  console.error('usage: node measure.mjs URL');
  process.exit(2);
}
process.env.KAIROS_URL = url;

const { openBrowser } = await import('./browser.mjs');
const { largeJourney } = await import('./large.mjs');
const { address, beginJourney } = await import('./support.mjs');

const STEPS = 100; // and 99 flows
const EDITS = 10;

const id = await beginJourney({ name: `Measured ${Date.now()}`, bpmn: largeJourney(STEPS) });
const browser = await openBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${address()}/#/journeys`);
  await page.locator('tbody tr').first().waitFor();
  const millis = () => page.evaluate(() => performance.now());
  const took = async (what, deed) => {
    const start = await millis();
    await deed();
    console.log(`${what}: ${Math.round((await millis()) - start)} ms`);
  };

  await took(`design of ${2 * STEPS - 1} elements opened, first time`, async () => {
    await page.evaluate((hash) => (location.hash = hash), `#/journeys/${encodeURIComponent(id)}/design`);
    await page.locator(`.outline > li:nth-child(${STEPS})`).waitFor({ state: 'attached' });
  });
  await page.locator('.outline button').nth(50).click();
  await page.getByRole('button', { name: 'Move down' }).waitFor();
  const edit = await page.evaluate(async (edits) => {
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
  console.log(`one edit, median of ${EDITS}: ${Math.round(edit)} ms`);
  const check = await page.evaluate(async (path) => {
    const { bpmn } = await (await fetch(`${path}/draft`)).json();
    const token = document.cookie.split('; ').find((cookie) => cookie.startsWith('XSRF-TOKEN='))?.slice('XSRF-TOKEN='.length) ?? '';
    const headers = { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': decodeURIComponent(token) };
    const start = performance.now();
    await (await fetch(`${path}/draft/check`, { method: 'POST', headers, body: JSON.stringify({ bpmn }) })).json();
    return performance.now() - start;
  }, `/api/journeys/${encodeURIComponent(id)}`);
  console.log(`check: ${Math.round(check)} ms`);
} finally {
  await browser.close();
}
