import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHANNELS, crowdedStep, customersOfEveryJourney, someMessage, violations, withBrowser } from '../support.mjs';

const open = withBrowser();
const path = encodeURIComponent;

const SCREENS = {
  journeys: { hash: () => '#/journeys', ready: 'tbody tr' },
  journey: { hash: async () => `#/journeys/${path((await crowdedStep()).journey.id)}`, ready: '.canvas .count' },
  'waiting customers': {
    hash: async () => {
      const { journey, step } = await crowdedStep();
      return `#/journeys/${path(journey.id)}/steps/${path(step.id)}`;
    },
    ready: 'section:has(#waiting-title) tbody tr',
  },
  messages: { hash: () => '#/messages', ready: '.mail-list li' },
  'messages and a provider that fails': {
    hash: () => '#/messages?channel=sms',
    ready: '.mail-list li',
    act: (page) => page.locator('.providers summary').click(),
  },
  ...Object.fromEntries(
    CHANNELS.map((channel) => [
      `one message by ${channel}`,
      { hash: async () => `#/messages/${path((await someMessage(channel)).id)}`, ready: '.because .decided li' },
    ]),
  ),
  customers: { hash: () => '#/customers', ready: 'tbody tr' },
  'no customer found': { hash: () => '#/customers?q=nobody-is-called-xyzzy', ready: '.empty' },
  'one customer': {
    hash: async () => `#/customers/${path((await someMessage()).customerId)}`,
    ready: '.entry .decision',
    act: async (page) => {
      await page.locator('.entry .decision button').first().click();
      await page.locator('.decision-panel .facts').first().waitFor();
    },
  },
  models: { hash: () => '#/models', ready: '.empty, tbody tr' },
  accounts: { hash: () => '#/accounts', ready: '.add-account' },
  'record of changes': { hash: () => '#/audit', ready: '.empty, tbody tr' },
  'unknown customer': { hash: () => '#/customers/00000000-0000-4000-8000-000000000000', ready: '.trouble' },
};

for (const colorScheme of ['light', 'dark']) {
  for (const [name, { hash, ready, act }] of Object.entries(SCREENS)) {
    test(`has no accessibility violation: ${name}, ${colorScheme}`, async (t) => {
      const page = await open(t, await hash(), { colorScheme, reducedMotion: 'reduce' });
      await page.locator(ready).first().waitFor();
      await act?.(page);

      assert.deepEqual(await violations(page), []);
    });
  }
}

test('needs no sideways scrolling on a narrow screen', async (t) => {
  const page = await open(t, '#/journeys', { viewport: { width: 320, height: 640 } });
  const people = (await customersOfEveryJourney()).map((id) => ({
    hash: () => `#/customers/${path(id)}`,
    ready: '#about-title',
  }));
  const messages = CHANNELS.map((channel) => SCREENS[`one message by ${channel}`]);
  for (const { hash, ready } of [SCREENS.journeys, SCREENS.journey, ...messages, SCREENS.models, SCREENS.accounts, ...people]) {
    await page.evaluate((next) => (location.hash = next), await hash());
    await page.locator(ready).first().waitFor();
    await page.waitForLoadState('networkidle');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 320, `${page.url()} is ${width} px wide`);
  }
});
