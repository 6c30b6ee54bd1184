import assert from 'node:assert/strict';
import { test } from 'node:test';
import { address, api, ask, CHANNELS, crowdedStep, numberIn, someMessage, withBrowser } from '../support.mjs';

const open = withBrowser();
const path = encodeURIComponent;

test('lists every journey with its counts', async (t) => {
  const { journeys } = await api('/api/journeys');
  assert.ok(journeys.length > 0);

  const page = await open(t, '#/journeys');

  for (const { name } of journeys) {
    await page.getByRole('rowheader').getByRole('link', { name, exact: true }).waitFor();
  }
  assert.ok((await page.locator('tbody tr').count()) >= journeys.length);
  assert.deepEqual(page.faults, []);
});

test('shows on the diagram who waits where, and the same in the table', async (t) => {
  const { journey, step } = await crowdedStep();
  const page = await open(t, '#/journeys');

  await page.getByRole('rowheader').getByRole('link', { name: journey.name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: journey.name }).waitFor();
  const href = `#/journeys/${path(journey.id)}/steps/${path(step.id)}`;
  await page.locator(`.canvas a.count[href="${href}"]`).waitFor();

  const [drawn, listed] = await page.evaluate(
    (link) => ['.canvas', 'tr'].map((place) => document.querySelector(`${place} a.count[href="${link}"]`)?.textContent),
    href,
  );
  assert.ok(numberIn(drawn) > 0);
  assert.equal(drawn, listed);
  assert.deepEqual(page.faults, []);
});

test('keeps the bpmn.io mark whole and uncovered, in light and dark', async (t) => {
  const { journey } = await crowdedStep();
  for (const colorScheme of ['light', 'dark']) {
    const page = await open(t, `#/journeys/${path(journey.id)}`, { colorScheme });
    const mark = page.locator('.bjs-powered-by');
    await mark.scrollIntoViewIfNeeded();

    const covered = await mark.evaluate((link) => {
      const box = link.getBoundingClientRect();
      const corners = [box.left + 2, box.right - 2].flatMap((x) => [box.top + 2, box.bottom - 2].map((y) => [x, y]));
      return corners.filter(([x, y]) => !link.contains(document.elementFromPoint(x, y)));
    });
    assert.deepEqual(covered, []);
    assert.equal(await mark.evaluate((link) => getComputedStyle(link).backgroundColor), 'rgb(255, 255, 255)');
  }
});

test('leads from a count to the customers waiting there and on to one customer', async (t) => {
  const { journey, step } = await crowdedStep();
  const page = await open(t, `#/journeys/${path(journey.id)}`);

  await page.locator(`.canvas a.count[href$="/steps/${path(step.id)}"]`).click();
  const waiting = page.locator('section', { has: page.locator('#waiting-title') });
  const customer = waiting.locator('tbody tr').first();
  await customer.waitFor();
  assert.match(await waiting.getByRole('heading').textContent(), new RegExp(step.name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));

  const label = await customer.getByRole('link').textContent();
  await customer.getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: label }).waitFor();
  await page.locator('.entry').first().waitFor();
  assert.deepEqual(page.faults, []);
});

test('shows a message in the mailbox, sealed, and leads to its customer', async (t) => {
  const { id, subject, customerId } = await someMessage();
  const page = await open(t, `#/messages/${path(id)}`);

  await page.getByRole('heading', { level: 2, name: subject }).waitFor();
  const { html, text } = await api(`/api/mailbox/${path(id)}`);
  if (html) {
    const frame = page.locator('iframe.mail-frame');
    assert.equal(await frame.getAttribute('sandbox'), '');
    assert.match(await frame.getAttribute('srcdoc'), /default-src 'none'/);
  } else {
    assert.equal((await page.locator('.mail-text').textContent()).trim(), text.trim());
  }

  await page.locator(`.mail dd a[href="#/customers/${path(customerId)}"]`).click();
  await page.waitForURL((url) => url.hash === `#/customers/${path(customerId)}`);
  await page.locator('.entry').first().waitFor();
  assert.deepEqual(page.faults, []);
});

test('shows the messages of every channel, each as its receiver got it, and why', async (t) => {
  const page = await open(t, '#/messages');
  for (const channel of CHANNELS) {
    const { id } = await someMessage(channel);
    await page.goto(`${address()}/#/messages/${path(id)}?channel=${channel}`);
    await page.locator('.because .decided .reasons li').first().waitFor();
    const { detail, text } = await api(`/api/mailbox/${path(id)}`);
    const shown = page.locator('.mail');
    assert.ok((await shown.getByRole('heading', { level: 2 }).textContent()).trim().length > 0);
    if (channel === 'sms') {
      assert.equal(await shown.locator('.segments li').count(), detail.segments.length);
      assert.equal((await shown.locator('.segments li').allTextContents()).join(''), text);
    } else if (channel === 'display') {
      assert.match(await shown.locator('code').first().textContent(), /^[0-9a-f]{64}$/);
    } else if (channel === 'postal') {
      const wide = await shown.locator('img').first().evaluate((image) => image.decode().then(() => image.naturalWidth));
      assert.ok(wide > 600, `the picture is ${wide} px wide`);
      const pdf = await ask('GET', `/api/mailbox/${path(id)}/letter.pdf`);
      assert.equal((await pdf.text()).slice(0, 5), '%PDF-');
    } else if (channel === 'webhook') {
      assert.equal(detail.genuine, true);
      assert.match(await shown.locator('.mail-text').textContent(), /"type": "kairos.message"/);
    }
  }
  assert.deepEqual(page.faults, []);
});

test('lists the messages of one channel', async (t) => {
  await someMessage('sms');
  const page = await open(t, '#/messages');
  await page.getByRole('radio', { name: 'SMS' }).click();
  await page.waitForURL((url) => url.hash.endsWith('?channel=sms'));
  await page.locator('.mail-list li').first().waitFor();
  for (const row of await page.locator('.mail-list li span').allTextContents()) {
    assert.match(row, /^SMS/);
  }
});

test('has a provider fail for a while, and mends it', async (t) => {
  const page = await open(t, '#/messages');
  const providers = page.locator('.providers');
  await providers.locator('summary').click();
  await providers.getByLabel('Provider').selectOption('shop');
  await providers.getByLabel('How it fails').selectOption('503');
  await providers.getByRole('button', { name: 'Make it fail' }).click();
  await providers.getByRole('status').filter({ hasText: /fails on the next/ }).waitFor();
  assert.ok((await api('/api/demo/providers')).providers.find(({ id }) => id === 'shop').failing > 0);

  await providers.getByRole('button', { name: 'Mend it' }).click();
  await providers.getByRole('status').filter({ hasText: /works/ }).waitFor();
});

test('has the email relay fail and work again', async (t) => {
  const page = await open(t, '#/messages');
  const providers = page.locator('.providers');
  await providers.locator('summary').click();
  await providers.getByLabel('Provider').selectOption('relay');
  await providers.getByLabel('How it fails').selectOption('429');
  await providers.getByRole('button', { name: 'Make it fail' }).click();
  await providers.getByRole('status').filter({ hasText: /SMTP fails on the next/ }).waitFor();
  await providers.getByRole('button', { name: 'Mend it' }).click();
  await providers.getByRole('status').filter({ hasText: /SMTP works/ }).waitFor();
});

test('tells what became of a text message and what the customer wrote back', async (t) => {
  const { id, customerId } = await someMessage('sms');
  const page = await open(t, `#/messages/${path(id)}`);
  const answers = page.getByRole('region', { name: 'What comes back' });

  await answers.getByRole('button', { name: 'It was delivered' }).click();
  await answers.getByRole('status').filter({ hasText: 'It was delivered: the program was told.' }).waitFor();
  await answers.getByRole('button', { name: 'The customer replies STOP' }).click();
  await answers.getByRole('status').filter({ hasText: 'STOP: the program was told.' }).waitFor();

  const told = JSON.stringify(await api(`/api/customers/${path(customerId)}/timeline`));
  assert.match(told, /reached the customer by/);
  assert.match(told, /wants no more messages by/);
  assert.deepEqual(page.faults, []);
});

test('finds a message by its subject and a customer by its email', async (t) => {
  const message = await someMessage();
  const page = await open(t, '#/messages');

  await page.getByRole('searchbox').fill(message.subject);
  await page.waitForURL((url) => url.hash.includes('?q='));
  await page.locator('.mail-list li').first().waitFor();
  await page.getByRole('searchbox').fill('no message says this: xyzzy');
  await page.locator('.empty').waitFor();

  const { label, email, userId } = await api(`/api/customers/${path(message.customerId)}`);
  await page.goto(`${address()}/#/customers`);
  await page.getByRole('searchbox').fill(email ?? userId ?? label);
  await page.getByRole('rowheader').getByRole('link', { name: label, exact: true }).first().waitFor();
});

test('tells why a message was sent, with the decision in full', async (t) => {
  const { customerId } = await someMessage();
  const page = await open(t, `#/customers/${path(customerId)}`);

  const sent = page.locator('.entry-send, .entry-delivered').first();
  await sent.waitFor();
  assert.ok((await page.locator('.entry .reasons li').allTextContents()).every((reason) => reason.trim().length > 10));
  assert.ok((await page.locator('.entry .reasons li').count()) > 0, 'the timeline gives no reason');

  const decision = page.locator('.entry .decision').first();
  await decision.getByRole('button').click();
  await decision.locator('.facts dd').first().waitFor();
  assert.equal(await decision.getByRole('button').getAttribute('aria-expanded'), 'true');
  assert.deepEqual(page.faults, []);
});

test('speaks French, asks for French and remembers it', async (t) => {
  const page = await open(t, '#/journeys');
  await page.getByRole('heading', { level: 1, name: 'Journeys' }).waitFor();

  const asked = page.waitForRequest((request) => request.url().endsWith('/api/journeys') && request.headers()['accept-language'] === 'fr');
  await page.getByRole('radio', { name: 'Français' }).click();
  await asked;
  await page.getByRole('heading', { level: 1, name: 'Parcours' }).waitFor();
  const { journeys } = await api('/api/journeys', 'fr');
  await page.getByRole('link', { name: journeys[0].name, exact: true }).waitFor();

  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Parcours' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'fr');
});

test('starts in the language of the browser', async (t) => {
  const page = await open(t, '#/customers', { locale: 'fr-CA' });

  await page.getByRole('heading', { level: 1, name: 'Clients' }).waitFor();
});

test('says in plain words what is not there', async (t) => {
  const unknown = '00000000-0000-4000-8000-000000000000';
  const answer = await ask('GET', `/api/customers/${unknown}`);
  assert.equal(answer.status, 404);
  const { detail } = await answer.json();

  const page = await open(t, `#/customers/${unknown}`);

  const alert = page.getByRole('alert');
  await alert.waitFor();
  assert.ok((await alert.textContent()).includes(detail));
  await alert.getByRole('button').waitFor();
});

test('says when the program cannot be reached, keeps what it showed, and recovers', async (t) => {
  const page = await open(t, '#/journeys');
  await page.locator('tbody tr').first().waitFor();

  await page.context().setOffline(true);
  await page.locator('.stale').waitFor();
  assert.ok((await page.locator('tbody tr').count()) > 0);

  await page.context().setOffline(false);
  await page.locator('.stale').waitFor({ state: 'detached' });
});

test('asks for nothing while nobody looks', async (t) => {
  const page = await open(t, '#/journeys');
  await page.locator('tbody tr').first().waitFor();
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await page.waitForTimeout(2500); // what was under way ends

  let asked = 0;
  page.on('request', () => asked++);
  await page.waitForTimeout(4500);
  assert.equal(asked, 0);

  await page.evaluate(() => {
    delete document.hidden;
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await page.waitForRequest((request) => request.url().endsWith('/api/journeys'));
});
