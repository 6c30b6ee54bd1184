import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crowdedStep, tabTo, withBrowser } from '../support.mjs';

const open = withBrowser();
const path = encodeURIComponent;

test('walks from the journeys to the reason of a message by keyboard alone', async (t) => {
  const { journey, step } = await crowdedStep();
  const page = await open(t, '#/journeys');
  await page.locator('tbody tr').first().waitFor();

  await tabTo(page, '.skip');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'MAIN');

  await tabTo(page, `th a[href="#/journeys/${path(journey.id)}"]`);
  await page.keyboard.press('Enter');
  await page.locator('.canvas .count').first().waitFor();

  await tabTo(page, `.canvas a.count[href$="/steps/${path(step.id)}"]`);
  await page.keyboard.press('Enter');
  const customers = 'section:has(#waiting-title) tbody th a';
  await page.locator(customers).first().waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'waiting-title');

  await tabTo(page, customers);
  await page.keyboard.press('Enter');
  await page.locator('.decision button').first().waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'MAIN');

  await tabTo(page, '.decision button');
  await page.keyboard.press('Enter');
  await page.locator('.decision-panel .facts dd').first().waitFor();
});

test('zooms the diagram and chooses the language by keyboard', async (t) => {
  const { journey } = await crowdedStep();
  const page = await open(t, `#/journeys/${path(journey.id)}`);
  await page.locator('.canvas .count').first().waitFor();
  const plane = page.locator('.canvas .viewport');
  const before = await plane.getAttribute('transform');

  await tabTo(page, '.switch [role="radio"]');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.locator('html[lang="fr"]').waitFor();

  await page.locator('.canvas .count').first().waitFor();
  await tabTo(page, '.zoom button');
  await page.keyboard.press('Enter');
  assert.notEqual(await plane.getAttribute('transform'), before);
});
