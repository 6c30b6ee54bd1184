import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyboardOf } from '../keys.mjs';
import { crowdedStep, withBrowser } from '../support.mjs';

const open = withBrowser();
const path = encodeURIComponent;

test('skips to the content, zooms the diagram and chooses the language by keyboard', async (t) => {
  const { journey } = await crowdedStep();
  const page = await open(t, `#/journeys/${path(journey.id)}`);
  const keys = keyboardOf(page);
  await page.locator('.canvas .count').first().waitFor();
  await keys.enter(page.locator('.skip'));
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'MAIN');
  const plane = page.locator('.canvas .viewport');
  const before = await plane.getAttribute('transform');

  await keys.among(page.locator('.switch [role="radio"]'), page.getByRole('radio', { name: 'Français' }), 'ArrowRight');
  await keys.press('Enter');
  await page.locator('html[lang="fr"]').waitFor();

  await page.locator('.canvas .count').first().waitFor();
  await keys.enter(page.locator('.zoom button').first());
  assert.notEqual(await plane.getAttribute('transform'), before);
});
