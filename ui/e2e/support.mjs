import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before } from 'node:test';
import { openBrowser } from './browser.mjs';

const PATIENCE_MILLIS = 240_000;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Where the running program is; these tests start nothing themselves. */
export function address() {
  const url = process.env.KAIROS_URL;
  if (!url) {
    throw new Error('KAIROS_URL is not set. Start Kairos with a population (./kairos demo) and set KAIROS_URL to its address, such as http://127.0.0.1:8080.');
  }
  return url.replace(/\/$/, '');
}

/** The administrator's password of a demo that people sign in to; without one, nobody has to. */
export const password = process.env.KAIROS_PASSWORD;

const cookiesOf = (answer) => answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0].split(/=(.*)/s, 2));
const asHeader = (cookies) => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
const formToken = (cookies) => decodeURIComponent(cookies.get('XSRF-TOKEN') ?? '');

async function signIn() {
  const cookies = new Map(cookiesOf(await fetch(`${address()}/api/session`)));
  if (password) {
    const answer = await fetch(`${address()}/api/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie: asHeader(cookies), 'X-XSRF-TOKEN': formToken(cookies) },
      body: JSON.stringify({ name: 'admin', password }),
    });
    assert.equal(answer.status, 200, 'the sign-in of the tests');
    cookiesOf(answer).forEach(([name, value]) => cookies.set(name, value));
    cookiesOf(await fetch(`${address()}/api/session`, { headers: { Cookie: asHeader(cookies) } })).forEach(([name, value]) => cookies.set(name, value));
  }
  return cookies;
}

let signedIn;

/** The cookies of one session for all that the tests of a file ask. */
const session = () => (signedIn ??= signIn());

/** Asks the program for what only a script can see, as the page would. */
export async function ask(method, path, body, language = 'en', headers = {}) {
  const cookies = await session();
  return fetch(address() + path, {
    method,
    headers: {
      'Accept-Language': language,
      ...headers,
      Cookie: asHeader(cookies),
      ...(body && { 'Content-Type': 'application/json' }),
      ...(method !== 'GET' && { 'X-XSRF-TOKEN': formToken(cookies) }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
}

export async function api(path, language = 'en') {
  const response = await ask('GET', path, undefined, language);
  assert.equal(response.status, 200, `GET ${path}`);
  return response.json();
}

/** Asks again and again until there is something; a demo needs a moment to fill. */
export async function eventually(what, ask) {
  const end = Date.now() + PATIENCE_MILLIS;
  for (;;) {
    const found = await ask();
    if (found) {
      return found;
    }
    assert.ok(Date.now() < end, `no ${what} within ${PATIENCE_MILLIS / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** The journey and step where most customers wait. */
export const crowdedStep = () =>
  eventually('journey with waiting customers', async () => {
    const { journeys } = await api('/api/journeys');
    const details = await Promise.all(journeys.map(({ id }) => api(`/api/journeys/${encodeURIComponent(id)}`)));
    const places = details.flatMap((journey) => journey.steps.map((step) => ({ journey, step })));
    const [first] = places.sort((a, b) => b.step.waiting - a.step.waiting);
    return first?.step.waiting > 0 && first;
  });

/** One customer of each journey that has any waiting: what a screen shows differs with the kind of need. */
export const customersOfEveryJourney = () =>
  eventually('customer waiting in a journey', async () => {
    const { journeys } = await api('/api/journeys');
    const details = await Promise.all(journeys.map(({ id }) => api(`/api/journeys/${encodeURIComponent(id)}`)));
    const steps = details.flatMap(({ id, steps }) =>
      steps.filter(({ waiting }) => waiting > 0).map((step) => `/api/journeys/${encodeURIComponent(id)}/customers?step=${encodeURIComponent(step.id)}`),
    );
    const waiting = await Promise.all(steps.map((step) => api(step)));
    const found = waiting.flatMap(({ customers }) => customers.slice(0, 1).map(({ id }) => id));
    return found.length > 0 && found;
  });

/** A message in the mailbox, by this channel, whose customer is known. */
export const someMessage = (channel = 'email') =>
  eventually(`message by ${channel} of a known customer`, async () => {
    const { messages } = await api(`/api/mailbox?channel=${channel}`);
    return messages.find(({ customerId }) => customerId);
  });

/** Every channel the demo sends by. */
export const CHANNELS = ['email', 'sms', 'display', 'postal', 'webhook'];

/** A page of a browser in which the tests are signed in; a stranger's is not. */
export async function openPage(browser, { stranger = false, ...options }) {
  const context = await browser.newContext(options);
  if (!stranger) {
    await context.addCookies([...(await session())].map(([name, value]) => ({ name, value, url: address() })));
  }
  return context.newPage();
}

/** A browser for the tests of one file, and pages that fail the test on a script error. */
export function withBrowser() {
  let browser;
  before(async () => {
    address();
    browser = await openBrowser();
  });
  after(() => browser?.close());

  return async function open(test, hash = '#/', options = {}) {
    const page = await openPage(browser, { viewport: { width: 1440, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/Paris', ...options });
    test.after(() => page.context().close());
    page.setDefaultTimeout(30_000);
    page.faults = [];
    page.on('pageerror', (error) => page.faults.push(error.message));
    await page.goto(`${address()}/${hash}`);
    return page;
  };
}

/** Begins a journey as the page does, and gives back its id. */
export async function beginJourney(what) {
  const answer = await ask('POST', '/api/journeys', what);
  if (answer.status !== 201) {
    throw new Error(`a journey could not be begun: ${answer.status} ${await answer.text()}`);
  }
  return (await answer.json()).id;
}

export const numberIn = (text) => Number(text.replace(/\D/g, ''));

/**
 * What WCAG 2.2 A and AA forbid and the page does all the same. What React Aria has just read out, such as that a button was busy, stays
 * in a region of its own for seconds, when what it named may have left the page.
 */
export async function violations(page) {
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(AXE);
  }
  const found = await page.evaluate(
    async (rules) => (await window.axe.run({ exclude: [['[data-live-announcer]']] }, { runOnly: rules, iframes: false })).violations,
    RULES,
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
