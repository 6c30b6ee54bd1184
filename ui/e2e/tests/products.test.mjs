import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyboardOf } from '../keys.mjs';
import { api, beginJourney, withBrowser } from '../support.mjs';

const open = withBrowser();

test('a product type is added and changed by keyboard alone, with every problem said at its field', async (t) => {
  const page = await open(t, '#/product-types');
  const keys = keyboardOf(page);
  const field = (label) => page.getByLabel(label, { exact: true }).first();
  const save = page.locator('.product-side .button.primary');
  await page.getByRole('rowheader', { name: 'City trip' }).waitFor();

  // begin like the sofa
  await keys.enter(page.locator('a[href="#/new-product-type"]'));
  const category = `wardrobe-${Date.now()}`;
  const name = category.replace('wardrobe-', 'Wardrobe ');
  await keys.type(field('Name in English'), name);
  await keys.pick(field('Begin like'), 'Sofa');
  await keys.enter(page.locator('button[type="submit"]'));
  await page.getByRole('heading', { level: 1, name }).waitFor();

  // what will not do is said at once, where it is
  await keys.type(field('Name in French'), 'Armoire');
  await keys.type(field('Half-life of a message’s worth'), 'soon');
  await page.locator('.field-problems .error').getByText("'soon' does not fit here.").waitFor();
  assert.equal(await page.getByLabel('Half-life of a message’s worth', { exact: true }).getAttribute('aria-invalid'), 'true');
  await page.getByText('One problem stands in the way.').waitFor();
  await keys.press('Control+A');
  await page.keyboard.type('12');
  await page.locator('.effects').getByRole('row', { name: /Half-life.*12 days/ }).waitFor();
  await page.locator('.effects').getByText(/The same event opens a need of 'Sofa'/).waitFor();

  // its own events: without them one visit would open a need of both
  await keys.enter(page.locator('section[aria-labelledby="part-events"] summary'));
  for (const condition of await page.locator('.event-rule').getByLabel('Only where').all()) {
    const item = (await condition.inputValue()).startsWith('item.');
    await keys.type(condition, `${item ? 'item' : 'properties'}.category = ${category}`);
  }
  await page.locator('.effects').getByText(/The same event/).waitFor({ state: 'detached' });
  await keys.enter(save);
  await page.getByText('Nobody has changed it').waitFor({ state: 'detached' });
  await page.getByRole('row', { name: /^1 / }).waitFor();

  // change it
  await keys.type(field('Reminders at most'), '2');
  await page.locator('.effects').getByRole('row', { name: /Reminders at most 3 2/ }).waitFor();
  await page.locator('.effects').getByText(/0 open needs are of this type/).waitFor();
  await keys.enter(save);
  await page.getByText('Version 2 is in force.').waitFor();

  const { productTypes } = await api('/api/catalog');
  assert.ok(productTypes.some((type) => type.name === name));
  const { productTypes: rows } = await api('/api/product-types', 'fr');
  assert.equal(rows.find(({ version, name: french }) => version === 2 && french === 'Armoire')?.cycle, 'considered');

  // take it away
  const remove = page.getByRole('button', { name: 'Remove this product type' });
  await keys.enter(remove.first());
  await keys.enter(page.getByRole('dialog').getByRole('button', { name: 'Remove this product type' }));
  await page.getByRole('rowheader', { name: 'City trip' }).waitFor();
  await page.getByRole('rowheader', { name }).waitFor({ state: 'detached' });
  assert.deepEqual(page.faults, []);
});

test('names are shown as they are written, and never run', async (t) => {
  const name = `<img src=x onerror="window.ran=1"> ${Date.now()}`;
  const id = await beginJourney({ name, recipe: 'win-back' });
  const page = await open(t, '#/journeys');
  await page.getByRole('rowheader', { name }).waitFor();
  await page.evaluate((hash) => (location.hash = hash), `#/journeys/${encodeURIComponent(id)}/design`);
  await page.locator('.outline button').first().waitFor();
  await page.getByText(name).first().waitFor();
  assert.equal(await page.evaluate(() => window.ran), undefined);
  assert.equal(await page.locator('img[src="x"]').count(), 0);
});
