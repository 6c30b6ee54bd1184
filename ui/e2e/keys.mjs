// A marketer without a mouse: the page is gone through with real keys only, and the focus has to be seen wherever it comes.
import assert from 'node:assert/strict';

const MOST_PRESSES = 250;
const PATIENCE_MILLIS = 30_000;

/** What the focus is on, whether it can be seen there, and whether that is one of the targets. */
function focused(targets) {
  const element = document.activeElement;
  const there = targets.includes(element);
  const what = `<${element.tagName.toLowerCase()}> ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 60)} ${element.className?.baseVal ?? element.className}`;
  // the content of a sealed mail is another page; the body is where the focus is when it is nowhere
  if (element === document.body || element.tagName === 'IFRAME' || element.id === 'waiting-title' || element.tagName === 'MAIN') {
    return { what, there, away: element === document.body };
  }
  const shown = element.closest('label[data-focus-visible]') ?? element;
  const style = getComputedStyle(shown);
  // the panel of settings draws its rings as shadows
  const shadow = shown.closest('.bio-properties-panel') && style.boxShadow !== 'none';
  const ring = shadow || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0);
  const inView = [...shown.getClientRects()].some(({ left, right, top, bottom }) => {
    const xs = [left + 1, (left + right) / 2, right - 1];
    const ys = [top + 1, (top + bottom) / 2, bottom - 1];
    return xs.some((x) =>
      ys.some((y) => {
        const there = document.elementFromPoint(x, y);
        return there !== null && (shown.contains(there) || there.contains(shown));
      }),
    );
  });
  return { what, there, lacks: !ring ? 'the focus has no ring' : !inView ? 'the focus is out of view or covered' : undefined };
}

export function keyboardOf(page) {
  const press = (...keys) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  const has = (target) => target.evaluateAll((all) => all.includes(document.activeElement));

  /** Waits until the target is there and can be reached at all. */
  async function usable(target) {
    await target.first().waitFor({ state: 'attached', timeout: PATIENCE_MILLIS });
    const end = Date.now() + PATIENCE_MILLIS;
    while (!(await target.evaluateAll((all) => all.some((one) => !one.disabled && one.ariaDisabled !== 'true')))) {
      assert.ok(Date.now() < end, `${target} stays disabled`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Goes on by Tab, or back, until the target has the focus; fails saying where the focus went instead. */
  async function to(target, { back = false, by = back ? 'Shift+Tab' : 'Tab', most = MOST_PRESSES } = {}) {
    await usable(target);
    let found = await target.elementHandles();
    const stops = [];
    for (let presses = 1; presses <= most; presses++) {
      await press(by);
      const { what, lacks, there, away } = await page.evaluate(focused, found);
      stops.push(what);
      assert.ok(!lacks, `${lacks}: ${what}`);
      if (there) {
        return;
      }
      // the page may have drawn it anew meanwhile
      if (away || presses % 40 === 0) {
        found = await target.elementHandles();
      }
    }
    assert.fail(`${target} cannot be reached by ${by}; the focus went to\n${stops.slice(-60).join('\n')}`);
  }

  const onto = (keys) => async (target, how) => {
    await to(target, how);
    await press(...keys);
  };

  return {
    press,
    to,
    enter: onto(['Enter']),
    tick: onto(['Space']),
    async type(target, text, how) {
      await to(target, how);
      await press('Control+A');
      await page.keyboard.type(text);
    },
    /** Chooses in a list that drops down by the first letters of what is wanted. */
    async pick(target, text, how) {
      await to(target, how);
      await page.keyboard.type(text);
    },
    /** Goes to the one of a group that Tab stops at, and on by arrows. */
    async among(group, target, arrow, how) {
      await to(group, how);
      if (!(await has(target))) {
        await to(target, { by: arrow, most: 20 });
      }
    },
  };
}
