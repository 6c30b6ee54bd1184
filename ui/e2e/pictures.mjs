// node pictures.mjs URL FOLDER: a picture of every screen, in both languages and both themes.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const [url, folder] = process.argv.slice(2);
if (!url || !folder) {
  console.error('usage: node pictures.mjs URL FOLDER');
  process.exit(2);
}
process.env.KAIROS_URL = url;

const { openBrowser } = await import('./browser.mjs');
const { SCREENS } = await import('./screens.mjs');
const { address } = await import('./support.mjs');

mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
try {
  for (const colorScheme of ['light', 'dark']) {
    for (const locale of ['en-GB', 'fr-FR']) {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 1000 },
        colorScheme,
        locale,
        timezoneId: 'Europe/Paris',
        reducedMotion: 'reduce',
      });
      for (const [name, { hash, ready, act }] of Object.entries(SCREENS)) {
        const page = await context.newPage();
        await page.goto(`${address()}/${await hash()}`);
        await page.locator(ready).first().waitFor();
        await act?.(page);
        await page.evaluate(() => document.fonts.ready);
        await page.screenshot({ path: join(folder, `${name.replaceAll(' ', '-')}-${locale.slice(0, 2)}-${colorScheme}.png`) });
        await page.close();
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
}
