// node pictures.mjs URL FOLDER [SCREEN…]: a picture of every screen, or of those named, in both languages and both themes, and a page beside
// the folder that shows all of them. Take them from a demo that no test has run in.
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const [url, folder, ...only] = process.argv.slice(2);
if (!url || !folder) {
  console.error('usage: node pictures.mjs URL FOLDER [SCREEN…]');
  process.exit(2);
}
process.env.KAIROS_URL = url;

const { openBrowser } = await import('./browser.mjs');
const { SCREENS } = await import('./screens.mjs');
const { address } = await import('./support.mjs');

const WIDTH = 1040;
const QUALITY = 0.72;
const MOST_BYTES = 4 << 20;
const LOOKS = ['light', 'dark'].flatMap((theme) => ['en-GB', 'fr-FR'].map((locale) => ({ theme, locale, look: `${locale.slice(0, 2)}-${theme}` })));

mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
const desk = await browser.newPage();
const fileOf = (name, look) => `${name.replaceAll(' ', '-')}-${look}.webp`;

/** A picture as WebP, which a browser writes and Node does not: a fifth of the size. */
async function small(png) {
  const text = await desk.evaluate(
    async ({ png, WIDTH, QUALITY }) => {
      const bytes = Uint8Array.from(atob(png), (character) => character.charCodeAt(0));
      const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(WIDTH, Math.round((picture.height * WIDTH) / picture.width));
      const pen = canvas.getContext('2d');
      pen.imageSmoothingQuality = 'high';
      pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
      const blob = await canvas.convertToBlob({ type: 'image/webp', quality: QUALITY });
      let written = '';
      new Uint8Array(await blob.arrayBuffer()).forEach((byte) => (written += String.fromCharCode(byte)));
      return btoa(written);
    },
    { png: png.toString('base64'), WIDTH, QUALITY },
  );
  return Buffer.from(text, 'base64');
}

const failed = [];
try {
  for (const { theme, locale, look } of LOOKS) {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 1000 },
      colorScheme: theme,
      locale,
      timezoneId: 'Europe/Paris',
      reducedMotion: 'reduce',
    });
    for (const [name, { hash, ready, act }] of Object.entries(SCREENS).filter(([each]) => only.length === 0 || only.includes(each))) {
      const page = await context.newPage();
      try {
        await page.goto(`${address()}/${await hash()}`);
        await page.locator(ready).first().waitFor();
        await act?.(page);
        await page.evaluate(() => document.fonts.ready);
        writeFileSync(join(folder, fileOf(name, look)), await small(await page.screenshot()));
      } catch (failure) {
        failed.push(`${name}, ${look}: ${failure.message.split('\n', 1)[0]}`);
      }
      await page.close();
    }
    await context.close();
  }
} finally {
  await browser.close();
}

const title = (name) => name[0].toUpperCase() + name.slice(1);
const shown = Object.keys(SCREENS).map((name) => {
  const cells = (theme) => ['en', 'fr'].map((language) => `![${title(name)}, ${language}, ${theme}](${join('images', basename(folder), fileOf(name, `${language}-${theme}`))})`);
  return `## ${title(name)}\n\n| English | French |\n|---|---|\n| ${cells('light').join(' | ')} |\n| ${cells('dark').join(' | ')} |\n`;
});
writeFileSync(
  join(folder, '..', '..', 'screens.md'),
  `# Every screen\n\nMade by \`node pictures.mjs URL ../../docs/images/${basename(folder)}\` in \`ui/e2e\` from a running demo (\`./kairos demo\`): each screen in English and French, light and dark.\nNobody in them is real.\n\n${shown.join('\n')}`,
);
const bytes = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
console.log(`${readdirSync(folder).length} pictures, ${Math.round(bytes / 1024)} KB; at most ${MOST_BYTES >> 10} KB are allowed.`);
failed.forEach((line) => console.error(line));
process.exitCode = failed.length > 0 || bytes > MOST_BYTES ? 1 : 0;
