import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SCREENS } from '../screens.mjs';
import { CHANNELS, customersOfEveryJourney, violations, withBrowser } from '../support.mjs';

const open = withBrowser();
const path = encodeURIComponent;

/** One page for all screens, as for people: each is opened from the one before, and looked at in the light and in the dark. */
test('no screen has an accessibility violation, in light and in dark', { timeout: 300_000 }, async (t) => {
  const page = await open(t, '#/journeys', { reducedMotion: 'reduce' });
  for (const [name, { hash, ready, act }] of Object.entries(SCREENS)) {
    await t.test(name, async () => {
      const next = await hash();
      await page.keyboard.press('Escape'); // a question over the last page would cover this one
      await page.emulateMedia({ colorScheme: 'light' });
      await page.evaluate(() => (location.hash = '#/models'));
      await page.locator('.empty, tbody tr').first().waitFor();
      await page.evaluate((address) => (location.hash = address), next);
      await page.locator(ready).first().waitFor();
      await act?.(page);

      assert.deepEqual(await violations(page), [], 'light');
      await page.emulateMedia({ colorScheme: 'dark' });
      assert.deepEqual(await violations(page), [], 'dark');
    });
  }
  assert.deepEqual(page.faults, []);
});

test('needs no sideways scrolling on a narrow screen', async (t) => {
  const page = await open(t, '#/journeys', { viewport: { width: 320, height: 640 } });
  const people = (await customersOfEveryJourney()).map((id) => ({
    hash: () => `#/customers/${path(id)}`,
    ready: '#about-title',
  }));
  const designer = ['design', 'review and launch', 'versions'].map((name) => SCREENS[name]);
  const messages = CHANNELS.map((channel) => SCREENS[`one message by ${channel}`]);
  for (const { hash, ready } of [SCREENS.journeys, SCREENS.journey, ...messages, SCREENS.models, SCREENS.accounts, ...designer, ...people]) {
    await page.evaluate((next) => (location.hash = next), await hash());
    await page.locator(ready).first().waitFor();
    await page.waitForLoadState('networkidle');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 320, `${page.url()} is ${width} px wide`);
  }
});
