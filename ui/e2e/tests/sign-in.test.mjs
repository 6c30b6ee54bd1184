import assert from 'node:assert/strict';
import { test } from 'node:test';
import { password, violations, withBrowser } from '../support.mjs';

const open = withBrowser();
const stranger = true;
const skip = password ? false : 'nobody has to sign in here (./kairos demo --sign-in, KAIROS_PASSWORD)';

async function signIn(page, name, secret) {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password').fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('shows nothing before the sign-in, and says what was wrong', { skip }, async (t) => {
  const page = await open(t, '#/customers', { stranger });
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  assert.equal(await page.locator('nav').count(), 0);

  await signIn(page, 'admin', 'not the password');

  const alert = page.getByRole('alert');
  await alert.waitFor();
  assert.match(await alert.textContent(), /no account with this name and password/);
});

for (const colorScheme of ['light', 'dark']) {
  test(`the sign-in has no accessibility violation, ${colorScheme}`, { skip }, async (t) => {
    const page = await open(t, '#/', { stranger, colorScheme, reducedMotion: 'reduce', viewport: { width: 320, height: 640 } });
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    assert.deepEqual(await violations(page), []);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
  });
}

test('the administrator adds a viewer, who sees journeys but no accounts; the record tells', { skip }, async (t) => {
  const page = await open(t, '#/accounts', { stranger });
  await signIn(page, 'admin', password);
  await page.getByRole('heading', { level: 1, name: 'Accounts' }).waitFor();

  const form = page.locator('.add-account');
  await form.getByLabel('Name').fill('Vera');
  await form.getByLabel('Role').selectOption('viewer');
  await form.getByLabel('First password').fill('short');
  await form.getByRole('button', { name: 'Add' }).click();
  assert.match(await form.getByRole('alert').textContent(), /at least 12 characters/);
  await form.getByLabel('First password').fill('a rather long password');
  await form.getByRole('button', { name: 'Add' }).click();
  await page.getByRole('status').getByText('Vera can sign in now.').waitFor();
  assert.deepEqual(await violations(page), []);

  await page.goto(page.url().replace('#/accounts', '#/audit'));
  await page.getByRole('rowheader', { name: /^Account added/ }).first().waitFor();
  await page.getByText('The whole record is as it was written.').waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();

  await page.goto(page.url().replace('#/audit', '#/journeys'));
  await signIn(page, 'Vera', 'a rather long password');
  await page.getByRole('heading', { level: 1, name: 'Journeys' }).waitFor();
  assert.equal(await page.getByRole('link', { name: 'Accounts' }).count(), 0);
  await page.goto(page.url().replace('#/journeys', '#/accounts'));
  assert.match(await page.getByRole('alert').textContent(), /role does not allow/);
  assert.deepEqual(page.faults, []);
});
