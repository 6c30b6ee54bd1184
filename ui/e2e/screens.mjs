// Every screen with what shows that it is ready, for the tests of all of them and for their pictures.
import { api, beginJourney, CHANNELS, crowdedStep, eventually, someMessage } from './support.mjs';

const path = encodeURIComponent;
const NAME = 'Weekend trips';

/** A journey that was begun from the trip recipe and never launched; one is made when there is none. */
async function draftedJourney(view) {
  const id = await eventually('draft of a journey', async () => {
    const { journeys } = await api('/api/journeys');
    const drawn = journeys.find(({ name }) => name === NAME);
    return drawn?.id ?? (await beginJourney({ name: NAME, recipe: 'before-departure' }));
  });
  return `#/journeys/${path(id)}/${view}`;
}

export const SCREENS = {
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
  'a new journey': {
    hash: () => '#/journeys',
    ready: 'tbody tr',
    act: async (page) => {
      await page.getByRole('button', { name: /New journey|Nouveau parcours/ }).click();
      await page.locator('.recipes label').nth(2).waitFor();
    },
  },
  design: {
    hash: () => draftedJourney('design'),
    ready: '.outline button',
    act: async (page) => {
      await page.locator('.outline button').nth(1).click();
      await page.locator('.properties input').first().waitFor();
    },
  },
  'the message of a step': {
    hash: () => draftedJourney('design'),
    ready: '.outline button',
    act: async (page) => {
      await page.locator('.outline > li > button').filter({ hasText: 'Email' }).first().click();
      await page.locator('.content-edit').click();
      await page.locator('.content-preview .mail-frame').waitFor();
      const begin = page.locator('.content-head .button.primary');
      if (await begin.isVisible()) {
        await begin.click();
      }
      await page.locator('.message-form textarea').first().waitFor();
      await page.locator('.drawer').scrollIntoViewIfNeeded();
    },
  },
  'a decision table': {
    hash: () => draftedJourney('design'),
    ready: '.outline button',
    act: async (page) => {
      const decides = /Decide with a table|Décider avec une table/;
      const step = page.locator('.outline > li > button').filter({ hasText: decides });
      if ((await step.count()) === 0) {
        await page.locator('.outline > li > button').nth(2).click();
        await page.locator('.steps-panel').getByRole('button', { name: decides }).click();
      } else {
        await step.first().click();
      }
      await page.locator('.content-edit').click();
      await page.locator('.decision-table').waitFor();
      const begin = page.locator('.content-head .button.primary');
      if (await begin.isVisible()) {
        await begin.click();
      }
      await page.locator('.decision-table input').first().waitFor();
    },
  },
  'stop messages': {
    hash: async () => `#/customers/${path((await someMessage()).customerId)}`,
    ready: '.stop-messages .button',
    act: async (page) => {
      await page.locator('.stop-messages .button').click();
      await page.locator('.ask .choice').waitFor();
    },
  },
  'problems of a design': {
    hash: () => draftedJourney('design'),
    ready: '.outline button',
    act: (page) => page.locator('.drawer [role="tab"]').nth(1).click(),
  },
  'when it would go out': {
    hash: () => draftedJourney('design'),
    ready: '.outline button',
    act: async (page) => {
      await page.locator('.drawer [role="tab"]').nth(2).click();
      await page.locator('.forecast, .outlook .empty, .outlook .problem').first().waitFor();
      const first = page.locator('.forecast summary').first();
      if (await first.isVisible()) {
        await first.click();
      }
    },
  },
  'a test with one customer': {
    hash: () => draftedJourney('test'),
    ready: '.pick li button',
    act: async (page) => {
      await page.locator('.pick li button').first().click();
      await page.locator('.trial .button.primary').click();
      await page.locator('.trace li, .trial .problem').first().waitFor();
    },
  },
  'review and launch': { hash: () => draftedJourney('launch'), ready: '.launch .canvas .djs-shape' },
  versions: { hash: async () => `#/journeys/${path((await crowdedStep()).journey.id)}/versions`, ready: 'tbody tr' },
  'product types': { hash: () => '#/product-types', ready: 'tbody tr' },
  'one product type': {
    hash: () => '#/product-types/city-trip',
    ready: '.product-parts input',
    act: async (page) => {
      await page.locator('.effects').waitFor();
      for (const part of await page.locator('.product-parts summary').all()) {
        await part.click();
      }
      await page.locator('.event-rule textarea').first().waitFor();
      await page.evaluate(() => window.scrollTo(0, 0));
    },
  },
  'a new product type': { hash: () => '#/new-product-type', ready: '.add-account input' },
  questions: { hash: () => '#/questions', ready: '.empty, tbody tr' },
  models: { hash: () => '#/models', ready: '.empty, tbody tr' },
  accounts: { hash: () => '#/accounts', ready: '.add-account' },
  'record of changes': { hash: () => '#/audit', ready: '.empty, tbody tr' },
  'unknown customer': { hash: () => '#/customers/00000000-0000-4000-8000-000000000000', ready: '.trouble' },
};
