import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomUUID } from 'node:crypto';
import { address, api, ask, beginJourney, eventually, withBrowser } from '../support.mjs';

const open = withBrowser();
const path = encodeURIComponent;

/** Asks the program for what only a script can see, as the page would. */
const draftOf = (id) => api(`/api/journeys/${path(id)}/draft`);

/** A design screen of a journey begun from this recipe. */
async function begin(t, name, recipe) {
  const id = await beginJourney({ name, recipe });
  const page = await open(t, `#/journeys/${path(id)}/design`);
  await page.locator('.outline button').first().waitFor();
  return { id, page };
}

const choose = (page, name) => page.locator('.outline').getByRole('button', { name }).first().click();
const saved = (page) => page.getByRole('status').getByText(/Saved at/).waitFor();
const stepNames = (page) => page.locator('.outline > li > button').evaluateAll((all) => all.map((one) => one.firstChild.textContent));

/** First, while the demo still lives: somebody has to look for a trip. */
test('a colleague is asked about a customer, and answers', async (t) => {
  const { id, page } = await begin(t, 'Ask first', 'before-departure');
  const before = await stepNames(page);
  await page.locator('.outline button').first().click();
  await page.locator('.steps-panel').getByRole('button', { name: 'Ask a colleague' }).click();
  assert.deepEqual((await stepNames(page)).filter((name) => !before.includes(name)), ['Ask a colleague', 'What did the colleague say?', 'Outcome', 'Outcome']);
  await page.locator('.properties').getByLabel('How long').fill('60');
  await page.locator('.properties').getByLabel('How long').press('Tab');
  await page.getByRole('tab', { name: 'No problems' }).waitFor();
  const { revision } = await eventually('draft that asks', async () => {
    const draft = await draftOf(id);
    return /kairos\.wait\.amount" value="60"/.test(draft.bpmn) && draft;
  });

  const version = { revision, people: 'stay', accepted: ['NAME_MISSING', 'WAIT_OUTLIVES_NEED'], note: 'Asks', productTypes: ['city-trip'] };
  const launched = await ask('POST', `/api/journeys/${path(id)}/versions`, version, 'en', { 'Idempotency-Key': randomUUID() });
  assert.equal(launched.status, 201, await launched.text());
  await eventually('question', async () => (await api('/api/questions')).questions.length > 0);
  await page.goto(`${address()}/#/questions`);
  await page.getByRole('link', { name: /^Questions \d+/ }).waitFor();
  // a customer may buy meanwhile, and is no longer asked about
  const taken = page.getByRole('status').getByText(/^Answered yes: /);
  await eventually('answer that is taken', async () => {
    await page.getByRole('button', { name: /^Yes, about/ }).last().click();
    await page.getByRole('button', { name: 'Answer yes' }).click();
    await taken.or(page.locator('main > .problem')).first().waitFor();
    return taken.isVisible();
  });
  assert.deepEqual(page.faults, []);
});

test('another journey is run by a step once it is said which', async (t) => {
  const { id, page } = await begin(t, 'Runs another', 'before-departure');
  await page.locator('.outline button').first().click();
  await page.locator('.steps-panel').getByRole('button', { name: 'Run another journey' }).click();
  await page.getByRole('tab', { name: '1 problem' }).click();
  await page.getByText('Which journey is to be run?').waitFor();

  await page.locator('.properties').getByLabel('Journey').selectOption({ label: 'Considered purchase' });
  await page.getByRole('tab', { name: 'No problems' }).waitFor();
  await saved(page);

  await eventually('draft that runs it', async () => /kairos\.run\.journey" value="considered"/.test((await draftOf(id)).bpmn));
  assert.deepEqual(page.faults, []);
});

test('steps are dragged, taken back and kept with every value', async (t) => {
  const { id, page } = await begin(t, 'Dragged', 'before-departure');
  const before = await stepNames(page);
  const sms = page.locator('.steps-panel').getByRole('button', { name: 'Send an SMS' });
  const wait = page.locator('.djs-element[data-element-id="wait_one_week"]');

  await sms.hover();
  await page.mouse.down();
  const { x, y } = await wait.boundingBox();
  await page.mouse.move(x + 40, y - 60, { steps: 5 });
  await page.mouse.move(x + 40, y - 90, { steps: 5 });
  await page.mouse.up();
  await eventually('step that was dropped', async () => (await stepNames(page)).length === before.length + 1);
  await page.getByRole('button', { name: 'Undo' }).click();
  assert.deepEqual(await stepNames(page), before);
  await page.getByRole('button', { name: 'Redo' }).click();
  assert.equal((await stepNames(page)).length, before.length + 1);

  await choose(page, 'Three weeks before');
  await page.locator('.properties').getByLabel('Days').fill('14');
  await page.locator('.properties').getByLabel('Days').press('Tab');
  const { bpmn } = await eventually('draft with both', async () => {
    const draft = await draftOf(id);
    return /kairos\.wait\.days" value="14"/.test(draft.bpmn) && draft.bpmn.includes('"Send an SMS"') && draft;
  });
  await page.reload();
  await page.locator('.outline button').first().waitFor();
  assert.equal((await draftOf(id)).bpmn, bpmn);
  await choose(page, 'Three weeks before');
  assert.equal(await page.locator('.properties').getByLabel('Days').inputValue(), '14');
  assert.deepEqual(page.faults, []);
});

test('says what is wrong while it is drawn, without the program, and nothing that is not', async (t) => {
  const { page } = await begin(t, 'Rules', 'before-departure');
  const problems = page.getByRole('tab', { name: /problem/ });
  await page.getByRole('tab', { name: 'No problems' }).waitFor();
  await page.context().setOffline(true);

  await choose(page, 'Three weeks before');
  await page.getByRole('button', { name: 'Move down' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText(/kept in this browser/).waitFor();
  assert.equal(await problems.textContent(), 'No problems');

  const days = page.locator('.properties').getByLabel('Days');
  await days.fill('1000');
  await days.press('Tab');
  await page.getByRole('tab', { name: '1 problem' }).click();
  await page.getByText('A value is not one of those allowed.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('tab', { name: 'No problems' }).waitFor();

  await page.context().setOffline(false);
  await saved(page);
  assert.equal(await problems.textContent(), 'No problems');
});

test('two people edit one draft: nobody’s work is lost unasked', async (t) => {
  const { id, page } = await begin(t, 'Shared', 'abandoned-cart');
  const other = await open(t, `#/journeys/${path(id)}/design`);
  await other.locator('.outline button').first().waitFor();

  await other.locator('.steps-panel').getByRole('button', { name: 'Wait a while' }).click();
  await saved(other);
  await page.locator('.steps-panel').getByRole('button', { name: 'Send an SMS' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.waitFor();
  await dialog.getByRole('button', { name: 'Save mine over it' }).click();
  await saved(page);

  const { bpmn } = await draftOf(id);
  assert.match(bpmn, /kairos\.send\.sms/);
});

test('a lost connection while typing loses nothing', async (t) => {
  const { id, page } = await begin(t, 'Offline', 'win-back');
  await page.context().setOffline(true);

  await page.locator('.steps-panel').getByRole('button', { name: 'Wait a while' }).click();
  await page.getByText(/kept in this browser/).waitFor();
  await page.context().setOffline(false);
  await saved(page);

  assert.match((await draftOf(id)).bpmn, /kairos\.wait\.duration/);
});

test('keeps the bpmn.io mark whole and uncovered where journeys are drawn', async (t) => {
  const { journeys } = await api('/api/journeys');
  const page = await open(t, `#/journeys/${path(journeys[0].id)}/design`, { colorScheme: 'dark' });
  const mark = page.locator('.drawing .bjs-powered-by');
  await mark.scrollIntoViewIfNeeded();

  const covered = await mark.evaluate((link) => {
    const box = link.getBoundingClientRect();
    const corners = [box.left + 2, box.right - 2].flatMap((x) => [box.top + 2, box.bottom - 2].map((y) => [x, y]));
    return corners.filter(([x, y]) => !link.contains(document.elementFromPoint(x, y)));
  });
  assert.deepEqual(covered, []);
  assert.equal(await mark.evaluate((link) => getComputedStyle(link).backgroundColor), 'rgb(255, 255, 255)');
  assert.ok(page.url().startsWith(address()));
});
