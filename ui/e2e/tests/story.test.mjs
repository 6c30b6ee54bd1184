import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyboardOf } from '../keys.mjs';
import { api, eventually, numberIn, password, withBrowser } from '../support.mjs';

const open = withBrowser();
const path = encodeURIComponent;

/** Runs in a demo that still lives: people search for trips and book them while the marketer, who has no mouse, works. */
test('a marketer does every task of a journey by keyboard alone', { timeout: 480_000 }, async (t) => {
  const page = await open(t, '#/', { stranger: true });
  const keys = keyboardOf(page);
  const { press } = keys;
  const role = (name, called, within = page) => within.getByRole(name, { name: called });
  const back = { back: true };

  const form = page.locator('.properties');
  const drawer = page.locator('.drawer');
  const days = form.getByRole('textbox', { name: 'Days' });
  const outline = page.locator('.outline');
  const stepNames = () => page.locator('.outline > li > button').evaluateAll((all) => all.map((one) => one.firstChild.textContent));
  const tab = (name) => keys.among(drawer.getByRole('tablist').first().getByRole('tab', { selected: true }), role('tab', name, drawer), 'ArrowRight');
  const choose = async (name) => {
    if (!(await outline.isVisible())) {
      await keys.among(drawer.getByRole('tablist').first().getByRole('tab', { selected: true }), role('tab', 'Outline', drawer), 'ArrowLeft');
    }
    await keys.enter(role('button', name, outline).first());
  };
  const view = (name) => keys.enter(page.locator('nav.views').getByRole('link', { name, exact: true }));

  let broken = false;
  const step = (name, deed) =>
    t.test(name, { skip: broken && 'a step before it failed' }, async () => {
      broken = true;
      await deed();
      broken = false;
    });

  await step('signs in', async () => {
    if (password) {
      await keys.type(role('textbox', 'Name'), 'admin');
      await keys.type(page.getByLabel('Password'), password);
      await press('Enter');
    }
    await role('heading', 'Journeys').waitFor();
  });

  let id;
  await step('starts from the trip recipe', async () => {
    await keys.enter(role('button', 'New journey'));
    await keys.type(role('textbox', 'Name'), `The trip story ${Date.now()}`);
    await keys.among(role('radio', /./, page.getByRole('dialog')), role('radio', /Before departure/), 'ArrowDown');
    await keys.enter(role('button', 'Create the draft'));
    await page.waitForURL((url) => url.hash.endsWith('/design'));
    await outline.getByRole('button').first().waitFor();
    id = decodeURIComponent(new URL(page.url()).hash.split('/')[2]);
  });

  await step('changes the moment of a wait', async () => {
    await choose(/^Three weeks before/);
    await keys.type(days, '30', back);
    await press('Tab');
  });

  await step('writes a text of its own for a step, shown for a customer meanwhile', async () => {
    const subject = page.locator('.message-form').getByRole('textbox', { name: 'Subject' });
    await choose(/^Email: ideas/);
    await keys.enter(role('button', 'Edit the message'), back);
    await keys.enter(role('button', 'Write a text for this step'));
    await keys.type(subject, 'Thirty days to {{ need.subject }}, {{ customer.frist_name }}');
    await page.locator('.content-warnings').getByText(/customer\.frist_name/).waitFor();
    await press('Control+A');
    await page.keyboard.type('Thirty days to {{ need.subject }}');
    await page.locator('.shown-subject').getByText(/^Thirty days to /).waitFor();
  });

  await step('adds an SMS after that step', async () => {
    await choose(/^Email: ideas/);
    const before = await stepNames();
    await keys.enter(role('button', 'Send an SMS', page.locator('.steps-panel')), back);
    assert.deepEqual((await stepNames()).filter((name) => !before.includes(name)), ['Send an SMS']);
    await keys.pick(form.getByLabel('Which message'), 'reminder');
    assert.equal(await form.getByLabel('Which message').inputValue(), 'reminder');
    await keys.pick(form.getByLabel('Consent topic'), 'reminders');
    assert.equal(await form.getByLabel('Consent topic').inputValue(), 'reminders');
  });

  await step('adds a decision table, changes a cell of it, deletes the step, and takes back and forth', async () => {
    const before = await stepNames();
    await keys.enter(role('button', 'Decide with a table', page.locator('.steps-panel')), back);
    await keys.enter(role('button', 'Edit the table'));
    await keys.enter(role('button', /^(Change it for this step|Begin a table)$/));
    await keys.type(page.locator('.decision-table tbody').getByRole('textbox').first(), '"sofa"');
    await press('Tab');
    await eventually('cell in the file', async () => (await api(`/api/journeys/${path(id)}/draft`)).bpmn.includes('sofa'));
    await keys.enter(role('button', 'Delete', page.locator('.step-actions')), back);
    await eventually('outline with the focus', async () => (await page.evaluate(() => document.activeElement.textContent)) === 'Outline');
    assert.deepEqual(await stepNames(), before);
    await keys.enter(role('button', 'Undo'), back);
    assert.equal((await stepNames()).length, before.length + 1);
    await keys.enter(role('button', 'Redo'));
    assert.deepEqual(await stepNames(), before);
  });

  await step('mends the problem that the rules name', async () => {
    await choose(/^One week before/);
    await keys.type(days, '1000', back);
    await press('Tab');
    await role('tab', '1 problem').waitFor();
    await tab('1 problem');
    await page.locator('.problems li.error').getByText(/1000|not one of those allowed/).waitFor();
    await keys.enter(role('button', /Go to the step/, page.locator('.problems li.error')));
    await keys.type(days, '7', back);
    await press('Tab');
    await role('tab', 'No problems').waitFor();
  });

  let label;
  await step('sees when it would go out for five customers', async () => {
    await tab('When it would go out');
    await page.locator('.forecast').first().waitFor();
    assert.ok((await page.locator('.forecast').count()) <= 5);
    label = await page.locator('.forecast summary strong').first().textContent();
    await keys.enter(page.locator('.forecast summary').first());
    await page.locator('.forecast[open] .next .reasons li').first().waitFor();
    await eventually('draft with the SMS', async () => (await api(`/api/journeys/${path(id)}/draft`)).bpmn.includes('Send an SMS'));
  });

  await step('tests it with one customer who buys', async () => {
    await view('Test');
    await keys.type(page.getByRole('searchbox'), label);
    const found = page.locator('.pick').getByRole('button', { name: label });
    await eventually('customer with that name alone', async () => (await found.count()) > 0 && (await page.locator('.pick li button').count()) === (await found.count()));
    await keys.enter(found.first());
    await keys.type(role('spinbutton', 'On day'), '3');
    await keys.enter(role('button', 'Add'));
    await keys.enter(role('button', 'Run the test'));
    await page.locator('.trace li').first().waitFor();
    assert.ok((await page.locator('.djs-element.taken').count()) > 1, 'the path is not drawn');
    await page.locator('.trace-end').getByText(/^The end/).waitFor();
    await keys.enter(role('button', 'Next step'));
    await page.locator('.trace li').nth(1).locator('.traced').waitFor();
  });

  await step('changes a product type', async () => {
    await keys.enter(role('link', 'Product types'));
    await keys.enter(role('link', 'City trip'));
    const half = page.getByRole('textbox', { name: 'Half-life of a message’s worth' });
    await half.waitFor();
    const days = Number(await half.inputValue()) + 1;
    await keys.type(half, `${days}`);
    await page.locator('.effects').getByRole('row', { name: new RegExp(`Half-life.*${days} days`) }).waitFor();
    await keys.enter(page.locator('.product-side').getByRole('button'));
    await page.getByText(/^Version \d+ is in force\.$/).waitFor();
  });

  const backTo = async (what) => {
    await keys.enter(role('link', 'Journeys', page.getByRole('navigation', { name: 'Main menu' })));
    await keys.enter(page.locator(`th a[href^="#/journeys/${path(id)}"]`));
    await view(what);
  };
  const launch = async (note, people) => {
    await page.locator('.launch .canvas .djs-shape').first().waitFor();
    for (const tick of await role('checkbox', /I accept this/).all()) {
      await keys.tick(tick);
    }
    if (people) {
      await keys.among(role('radio', /They stay/), role('radio', people), 'ArrowDown');
    } else {
      await keys.tick(role('checkbox', /City trip/));
      await page.locator('.launch .canvas .djs-shape').first().waitFor();
    }
    await keys.type(page.getByLabel('What is new in this version?'), note);
    await keys.enter(role('button', /^Launch: .* may enter/));
  };

  await step('reviews and launches it', async () => {
    await backTo('Review and launch');
    await launch('The first one');
    await page.getByText(/Version 1 is live/).waitFor();
    await keys.enter(role('link', 'Watch it live'));
  });

  await step('watches the customers move on the live diagram, without a reload', async () => {
    await page.locator('.canvas a.count').first().waitFor();
    const inside = async () => (await page.locator('.canvas a.count').allTextContents()).map(numberIn).join(' ');
    const before = await inside();
    await eventually('change of the live counts', async () => (await inside()) !== before);
  });

  await step('opens one of them and reads why the message comes on that day', async () => {
    await keys.enter(page.locator('.canvas a.count').first());
    await keys.enter(page.locator('section:has(#waiting-title) tbody th a').first());
    await page.locator('.upcoming .reasons li, .entry .reasons li').first().waitFor();
    const why = await page.locator('.upcoming .reasons li, .entry .reasons li').allTextContents();
    assert.ok(why.some((reason) => /date|day|moment/i.test(reason)), why.join(' | '));
    await keys.enter(page.locator('.decision button').first());
    await page.locator('.decision-panel .facts dd').first().waitFor();
  });

  await step('launches version 2, and the people inside move to it', async () => {
    await backTo('Design');
    await outline.getByRole('button').first().waitFor();
    await choose(/^Three weeks before/);
    await keys.type(days, '45', back);
    await press('Tab');
    await eventually('draft with the change', async () => (await api(`/api/journeys/${path(id)}/draft`)).bpmn.includes('value="45"'));
    await view('Review and launch');
    await launch('Earlier', /They move to the new version/);
    await page.getByText(/Version 2 is live/).waitFor();
    const moved = await eventually('customer inside version 2', async () => {
      const { versions } = await api(`/api/journeys/${path(id)}/versions`);
      const [second, first] = [2, 1].map((wanted) => versions.find(({ version }) => version === wanted));
      return second.inside > 0 && first.inside === 0 && second;
    });
    assert.equal(moved.note, 'Earlier');
  });

  await step('pauses and resumes it', async () => {
    await view('Versions');
    await page.getByRole('rowheader', { name: 'Version 2', exact: true }).waitFor();
    await role('row', /^Move to version 2 .* customers? moved\. Next moments: /).waitFor();
    await keys.enter(role('button', 'Pause the journey'));
    await keys.enter(role('button', /^Resume the journey/));
    await keys.enter(role('button', /^(Resume$|Plan all)/, page.getByRole('dialog')));
    await role('button', 'Pause the journey').waitFor();
  });

  await step('stops it, and says of how many', async () => {
    const dialog = page.getByRole('dialog');
    const stopped = async () => {
      await keys.enter(role('button', /^Stop the journey/));
      const yes = await role('button', /^Stop it/, dialog).textContent();
      const number = dialog.getByRole('textbox', { name: 'Customers inside' });
      await keys.type(number, `${numberIn(yes) + 1}`);
      assert.ok(await role('button', /^Stop it/, dialog).isDisabled(), 'another number than that of those inside will do');
      await keys.type(number, `${numberIn(yes)}`);
      await press('Enter');
      const refused = dialog.getByRole('alert');
      await eventually('answer', async () => (await refused.isVisible()) || !(await dialog.isVisible()));
      return !(await dialog.isVisible());
    };
    // customers buy and leave meanwhile: then it says so, and is asked again
    while (!(await stopped())) {
      await press('Escape');
    }
    await eventually('stop', async () => {
      const { journeys } = await api('/api/journeys');
      return journeys.find((journey) => journey.id === id)?.state === 'stopped';
    });
    assert.deepEqual(page.faults, []);
  });
});
