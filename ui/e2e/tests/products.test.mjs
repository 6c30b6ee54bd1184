import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api, beginJourney, tabTo, withBrowser } from '../support.mjs';

const open = withBrowser();

/** Goes on by Tab until the field with this label has the focus. */
const tabToField = async (page, label) => {
  const id = await page.getByLabel(label, { exact: true }).first().getAttribute('id');
  await tabTo(page, `[id="${id}"]`);
};

const typeOver = async (page, text) => {
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
};

test('a product type is added and changed by keyboard alone, with every problem said at its field', async (t) => {
  const page = await open(t, '#/product-types');
  await page.getByRole('rowheader', { name: 'City trip' }).waitFor();

  // begin like the sofa
  await page.locator('main').focus();
  await tabTo(page, 'a[href="#/new-product-type"]');
  await page.keyboard.press('Enter');
  const name = `Wardrobe ${Date.now()}`;
  await page.getByLabel('Name in English').waitFor();
  await tabToField(page, 'Name in English');
  await page.keyboard.type(name);
  await tabToField(page, 'Begin like');
  await page.keyboard.type('Sofa');
  await tabTo(page, 'button[type="submit"]');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name }).waitFor();

  // what will not do is said at once, where it is
  await page.locator('main').focus();
  await tabToField(page, 'Name in French');
  await typeOver(page, 'Armoire');
  await tabToField(page, 'Half-life of a message’s worth');
  await typeOver(page, 'soon');
  await page.locator('.field-problems .error').getByText("'soon' does not fit here.").waitFor();
  assert.equal(await page.getByLabel('Half-life of a message’s worth', { exact: true }).getAttribute('aria-invalid'), 'true');
  await page.getByText('One problem stands in the way.').waitFor();
  await typeOver(page, '12');
  await page.locator('.effects').getByRole('row', { name: /Half-life.*12 days/ }).waitFor();
  await page.locator('.effects').getByText(/The same event opens a need of 'Sofa'/).waitFor();

  // its own events: without them one visit would open a need of both
  await tabTo(page, 'section[aria-labelledby="part-events"] summary');
  await page.keyboard.press('Enter');
  for (const condition of await page.locator('.event-rule').getByLabel('Only where').all()) {
    const id = await condition.getAttribute('id');
    const item = (await condition.inputValue()).startsWith('item.');
    await tabTo(page, `[id="${id}"]`);
    await typeOver(page, `${item ? 'item' : 'properties'}.category = wardrobe`);
  }
  await page.locator('.effects').getByText(/The same event/).waitFor({ state: 'detached' });
  await tabTo(page, '.product-side .button.primary:not([disabled])');
  await page.keyboard.press('Enter');
  await page.getByText('Nobody has changed it').waitFor({ state: 'detached' });
  await page.getByRole('row', { name: /^1 / }).waitFor();

  // change it
  await page.locator('main').focus();
  await tabToField(page, 'Reminders at most');
  await typeOver(page, '2');
  await page.locator('.effects').getByRole('row', { name: /Reminders at most 3 2/ }).waitFor();
  await page.locator('.effects').getByText(/0 open needs are of this type/).waitFor();
  await tabTo(page, '.product-side .button.primary:not([disabled])');
  await page.keyboard.press('Enter');
  await page.getByText('Version 2 is in force.').waitFor();

  const { productTypes } = await api('/api/catalog');
  assert.ok(productTypes.some((type) => type.name === name));
  const { productTypes: rows } = await api('/api/product-types', 'fr');
  assert.equal(rows.find(({ version, name: french }) => version === 2 && french === 'Armoire')?.cycle, 'considered');
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
