import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SCREENS } from '../screens.mjs';
import { CHANNELS, customersOfEveryJourney, violations, withBrowser } from '../support.mjs';

const open = withBrowser();
const path = encodeURIComponent;

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
