// node screenshot.mjs URL OUT.png: the journey where most customers wait, as the README shows it.
const [url, out] = process.argv.slice(2);
if (!url || !out) {
  console.error('usage: node screenshot.mjs URL OUT.png');
  process.exit(2);
}
process.env.KAIROS_URL = url;

const { openBrowser } = await import('./browser.mjs');
const { address, crowdedStep } = await import('./support.mjs');

const { journey } = await crowdedStep();
const browser = await openBrowser();
try {
  const page = await browser.newPage({
    viewport: { width: 1360, height: 940 },
    deviceScaleFactor: 1.5,
    colorScheme: 'light',
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
  });
  await page.goto(`${address()}/#/journeys/${encodeURIComponent(journey.id)}`);
  await page.locator('.canvas .count').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: out });
} finally {
  await browser.close();
}
