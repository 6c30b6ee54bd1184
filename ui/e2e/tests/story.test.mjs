import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api, CHANNELS, eventually, numberIn, someMessage, withBrowser } from '../support.mjs';

const open = withBrowser();
const path = encodeURIComponent;

async function choose(page, name) {
  await page.getByRole('tab', { name: 'Outline' }).click();
  await page.locator('.outline').getByRole('button', { name }).first().click();
}

/** Runs in a demo that still lives: people search for trips and book them while the marketer watches. */
test('a marketer draws, foresees, tests, launches, watches and changes a journey', { timeout: 480_000 }, async (t) => {
  const page = await open(t, '#/journeys');
  page.setDefaultTimeout(60_000);

  // what the launch below takes over sends by every channel before: other tests look at those messages
  await Promise.all(CHANNELS.map((channel) => someMessage(channel)));

  // start from the trip recipe, change the moments
  await page.getByRole('button', { name: 'New journey' }).click();
  await page.getByLabel('Name').fill(`The trip story ${Date.now()}`);
  await page.getByRole('radio', { name: /Before departure/ }).check({ force: true });
  await page.getByRole('button', { name: 'Create the draft' }).click();
  await page.waitForURL((url) => url.hash.endsWith('/design'));
  await page.locator('.outline button').first().waitFor();
  const id = decodeURIComponent(new URL(page.url()).hash.split('/')[2]);
  await choose(page, 'Three weeks before');
  const days = page.locator('.properties').getByLabel('Days');
  await days.fill('30');
  await days.press('Tab');

  // a text of its own, shown for a customer while it is written
  await choose(page, 'Email: ideas');
  await page.getByRole('button', { name: 'Edit the message' }).click();
  await page.getByRole('button', { name: 'Write a text for this step' }).click();
  await page.locator('.message-form').getByLabel('Subject').fill('Thirty days to {{ need.subject }}, {{ customer.frist_name }}');
  await page.locator('.content-warnings').getByText(/customer\.frist_name/).waitFor();
  await page.locator('.message-form').getByLabel('Subject').fill('Thirty days to {{ need.subject }}');
  await page.locator('.shown-subject').getByText(/^Thirty days to /).waitFor();

  // an SMS; a problem that the rules name, and its remedy
  await page.locator('.steps-panel').getByRole('button', { name: 'Send an SMS' }).click();
  await page.locator('.properties').getByLabel('Which message').selectOption('reminder');
  await page.locator('.properties').getByLabel('Consent topic').selectOption('reminders');
  await choose(page, 'One week before');
  await days.fill('1000');
  await days.press('Tab');
  await page.getByRole('tab', { name: '1 problem' }).click();
  await page.locator('.problems li.error').getByText(/1000|not one of those allowed/).waitFor();
  await page.locator('.problems li.error').getByRole('button', { name: /Go to the step/ }).click();
  await days.fill('7');
  await days.press('Tab');
  await page.getByRole('tab', { name: 'No problems' }).waitFor();

  // when it would go out for five customers
  await page.getByRole('tab', { name: 'When it would go out' }).click();
  await page.locator('.forecast').first().waitFor();
  assert.ok((await page.locator('.forecast').count()) <= 5);
  await eventually('draft with the SMS', async () => (await api(`/api/journeys/${path(id)}/draft`)).bpmn.includes('kairos.send.sms'));

  // test with one customer who buys
  await page.getByRole('link', { name: 'Test', exact: true }).click();
  await page.locator('.pick li button').first().click();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('button', { name: 'Run the test' }).click();
  await page.locator('.trace li, .trial .problem').first().waitFor();

  // launch
  const launch = async (note, people) => {
    await page.getByRole('link', { name: 'Review and launch' }).click();
    await page.locator('.launch .canvas .djs-shape').first().waitFor();
    for (const tick of await page.getByRole('checkbox', { name: /I accept this/ }).all()) {
      await tick.check({ force: true });
    }
    if (people) {
      await page.getByRole('radio', { name: people }).check({ force: true });
    } else {
      await page.getByRole('checkbox', { name: /City trip/ }).check({ force: true });
    }
    await page.getByLabel('What is new in this version?').fill(note);
    await page.getByRole('button', { name: /^Launch: .* may enter/ }).click();
  };
  await launch('The first one');
  await page.getByText(/Version 1 is live/).waitFor();
  await page.getByRole('link', { name: 'Watch it live' }).click();

  // the demo's customers move on the live diagram, without a reload
  const count = page.locator('.canvas a.count').first();
  await count.waitFor();
  const inside = async () => (await page.locator('.canvas a.count').allTextContents()).map(numberIn).join(' ');
  const before = await inside();
  await eventually('change of the live counts', async () => (await inside()) !== before);

  // open one, and read why she gets her message on that day
  await page.locator('.canvas a.count').first().click();
  const customer = page.locator('section:has(#waiting-title) tbody th a').first();
  await customer.waitFor();
  await customer.click();
  await page.locator('.upcoming .reasons li, .entry .reasons li').first().waitFor();
  const why = await page.locator('.upcoming .reasons li, .entry .reasons li').allTextContents();
  assert.ok(why.some((reason) => /date|day|moment/i.test(reason)), why.join(' | '));

  // version 2, and the people inside move to it
  await page.evaluate((hash) => (location.hash = hash), `#/journeys/${path(id)}/design`);
  await page.locator('.outline button').first().waitFor();
  await choose(page, 'Three weeks before');
  await days.fill('45');
  await days.press('Tab');
  await eventually('draft with the change', async () => (await api(`/api/journeys/${path(id)}/draft`)).bpmn.includes('value="45"'));
  await launch('Earlier', /They move to the new version/);
  await page.getByText(/Version 2 is live/).waitFor();
  const moved = await eventually('customer inside version 2', async () => {
    const { versions } = await api(`/api/journeys/${path(id)}/versions`);
    const [second, first] = [2, 1].map((wanted) => versions.find(({ version }) => version === wanted));
    return second.inside > 0 && first.inside === 0 && second;
  });
  assert.equal(moved.note, 'Earlier');
  await page.getByRole('link', { name: 'Versions' }).click();
  await page.getByRole('rowheader', { name: 'Version 2' }).waitFor();
  assert.deepEqual(page.faults, []);
});
