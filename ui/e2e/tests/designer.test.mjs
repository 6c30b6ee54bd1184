import assert from 'node:assert/strict';
import { test } from 'node:test';
import { address, api, crowdedStep, tabTo, withBrowser } from '../support.mjs';

const open = withBrowser();
const path = encodeURIComponent;

/** Asks the program for what only a script can see, as the page would. */
const draftOf = (id) => api(`/api/journeys/${path(id)}/draft`);

async function begin(page, name, recipe) {
  await page.getByRole('button', { name: 'New journey' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByRole('radio', { name: recipe }).check({ force: true });
  await page.getByRole('button', { name: 'Create the draft' }).click();
  await page.waitForURL((url) => url.hash.endsWith('/design'));
  await page.locator('.outline button').first().waitFor();
  return decodeURIComponent(new URL(page.url()).hash.split('/')[2]);
}

const choose = (page, name) => page.locator('.outline').getByRole('button', { name }).first().click();
const saved = (page) => page.getByRole('status').getByText(/Saved at/).waitFor();
const stepNames = (page) => page.locator('.outline > li > button').allTextContents();

test('a marketer starts from the trip recipe, changes a moment, adds an SMS, takes it back and keeps every value', async (t) => {
  const page = await open(t, '#/journeys');
  const id = await begin(page, `Trips ${Date.now()}`, /Before departure/);

  await choose(page, 'Three weeks before');
  const days = page.locator('.properties').getByLabel('Days');
  await days.fill('14');
  await days.press('Tab');
  await saved(page);
  assert.match((await draftOf(id)).bpmn, /name="kairos\.wait\.days" value="14"/);

  const before = await stepNames(page);
  await page.locator('.steps-panel').getByRole('button', { name: 'Send an SMS' }).click();
  assert.equal((await stepNames(page)).length, before.length + 1);
  await page.getByRole('button', { name: 'Undo' }).click();
  assert.deepEqual(await stepNames(page), before);
  await page.getByRole('button', { name: 'Redo' }).click();
  assert.equal((await stepNames(page)).length, before.length + 1);

  await page.waitForTimeout(1200); // the typing rests
  await saved(page);
  const { bpmn } = await draftOf(id);
  assert.match(bpmn, /camunda:modelerTemplate="kairos\.send\.sms"/);
  await page.reload();
  await page.locator('.outline button').first().waitFor();
  assert.deepEqual((await stepNames(page)).map((name) => name.replace(/\d+ problems?$/, '').trim()).sort(), [...before, 'Send an SMS'].map((name) => name.replace(/\d+ problems?$/, '').trim()).sort());
  assert.equal((await draftOf(id)).bpmn, bpmn);
  await choose(page, 'Three weeks before');
  assert.equal(await page.locator('.properties').getByLabel('Days').inputValue(), '14');
  assert.deepEqual(page.faults, []);
});

test('says what is wrong while it is drawn, without the program, and nothing that is not', async (t) => {
  const page = await open(t, '#/journeys');
  await begin(page, `Rules ${Date.now()}`, /Before departure/);
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
  const page = await open(t, '#/journeys');
  const id = await begin(page, `Shared ${Date.now()}`, /Abandoned cart/);
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
  const page = await open(t, '#/journeys');
  const id = await begin(page, `Offline ${Date.now()}`, /Win back/);
  await page.context().setOffline(true);

  await page.locator('.steps-panel').getByRole('button', { name: 'Wait a while' }).click();
  await page.getByText(/kept in this browser/).waitFor();
  await page.context().setOffline(false);
  await saved(page);

  assert.match((await draftOf(id)).bpmn, /kairos\.wait\.duration/);
});

test('a step is added, set and deleted by keyboard alone', async (t) => {
  const page = await open(t, '#/journeys');
  const id = await begin(page, `Keyboard ${Date.now()}`, /Before departure/);
  const before = await stepNames(page);

  await page.locator('main').focus();
  await tabTo(page, '.steps-panel button');
  await page.keyboard.press('Enter');
  await page.locator('.step-actions').waitFor();
  assert.equal((await stepNames(page)).length, before.length + 1);
  await tabTo(page, '.step-actions .button');
  await page.keyboard.press('Enter');
  assert.equal((await stepNames(page)).length, before.length);
  await page.waitForTimeout(1200); // the typing rests
  await saved(page);
  assert.ok((await draftOf(id)).revision > 1);
});

test('a draft without problems is reviewed and launched, and its versions are listed', async (t) => {
  const page = await open(t, '#/journeys');
  const id = await begin(page, `Launched ${Date.now()}`, /Replenish/);

  await page.getByRole('link', { name: 'Review and launch' }).click();
  await page.locator('.launch .canvas .djs-shape').first().waitFor();
  for (const tick of await page.getByRole('checkbox', { name: /I accept this/ }).all()) {
    await tick.check({ force: true });
  }
  await page.getByRole('checkbox', { name: /Coffee/ }).check({ force: true });
  await page.getByLabel('What is new in this version?').fill('The first one');
  await page.getByRole('button', { name: /^Launch: .* may enter/ }).click();
  await page.getByText(/Version 1 is live/).waitFor();
  await page.getByRole('link', { name: 'Watch it live' }).click();
  await page.locator('.canvas .djs-shape').first().waitFor();

  await page.getByRole('link', { name: 'Versions' }).click();
  await page.getByRole('rowheader', { name: 'Version 1' }).waitFor();
  const { versions } = await api(`/api/journeys/${path(id)}/versions`);
  assert.equal(versions[0].note, 'The first one');

  await page.getByRole('button', { name: 'Pause the journey' }).click();
  await page.getByRole('button', { name: /^Resume the journey/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^Resume|^Plan/ }).click();
  await page.getByRole('button', { name: 'Pause the journey' }).waitFor();
  assert.deepEqual(page.faults, []);
});

test('shows when messages would go out, and what becomes of a customer who buys', async (t) => {
  const { journey } = await crowdedStep();
  const page = await open(t, `#/journeys/${path(journey.id)}/design`);
  await page.getByRole('tab', { name: 'When it would go out' }).click();
  await page.locator('.forecast').first().waitFor();
  await page.locator('.forecast summary').first().click();
  await page.locator('.forecast[open] .next .reasons li').first().waitFor();

  await page.getByRole('link', { name: 'Test', exact: true }).click();
  const { customers } = await api(`/api/journeys/${path(journey.id)}/customers?step=${path((await crowdedStep()).step.id)}`);
  await page.getByRole('searchbox').fill(customers[0].label);
  await page.locator('.pick').getByRole('button', { name: customers[0].label }).first().click();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('button', { name: 'Run the test' }).click();
  await page.locator('.trace li').first().waitFor();
  assert.ok((await page.locator('.djs-element.taken').count()) > 1, 'the path is not drawn');
  await page.locator('.trace-end').getByText(/^The end/).waitFor();
  assert.deepEqual(page.faults, []);
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
