// usage: node deliver.mjs HOST WRITE_KEY RUN    delivers 1,000 events of 100 customers; the same RUN, the same message ids
import { Analytics } from '@segment/analytics-node';

const [host, writeKey, run] = process.argv.slice(2);
const CUSTOMERS = 100;
const EVENTS_EACH = 10;

const analytics = new Analytics({ host, writeKey, flushAt: 50, maxRetries: 2 });
const failures = [];
let delivered = 0;
analytics.on('error', (error) => failures.push(error.reason ?? error.code));

const done = (error) => (error ? failures.push(error) : delivered++);

for (let customer = 0; customer < CUSTOMERS; customer++) {
  const who = { userId: `${run}-user-${customer}`, anonymousId: `${run}-visitor-${customer}` };
  const id = (n) => ({ messageId: `${run}-${customer}-${n}` });
  analytics.track({ anonymousId: who.anonymousId, event: 'Product Searched', properties: { query: 'sofa' }, ...id(0) }, done);
  analytics.page({ anonymousId: who.anonymousId, category: 'Shop', name: 'Sofas', ...id(1) }, done);
  analytics.identify({ ...who, traits: { email: `${run}-${customer}@example.com`, consents: { email: { reminders: true } } }, ...id(2) }, done);
  analytics.group({ userId: who.userId, groupId: 'family', traits: { name: 'Family' }, ...id(3) }, done);
  analytics.screen({ userId: who.userId, name: 'Basket', ...id(4) }, done);
  analytics.alias({ userId: who.userId, previousId: `${run}-older-visitor-${customer}`, ...id(5) }, done);
  for (let n = 6; n < EVENTS_EACH; n++) {
    analytics.track({ userId: who.userId, event: 'Product Viewed', properties: { price: 19.99, n }, ...id(n) }, done);
  }
}

await analytics.closeAndFlush({ timeout: 60_000 });
console.log(JSON.stringify({ delivered, failures: failures.length }));
if (failures.length > 0) {
  console.error(failures.slice(0, 3));
  process.exit(1);
}
