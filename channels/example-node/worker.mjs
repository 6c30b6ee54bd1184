// A channel worker in plain Node (20 or newer, no packages). It claims dispatches of its channel from Kairos, hands each to a
// provider by HTTP and reports what became of it.
//
//   KAIROS_URL         where Kairos is, such as http://127.0.0.1:8080
//   KAIROS_WORKER_KEY  what ./kairos worker-key NAME --channel CHANNEL shows
//   PROVIDER_URL       where the messages go: POST {id, to, title, body}
import { setTimeout as pause } from 'node:timers/promises';

const { KAIROS_URL, KAIROS_WORKER_KEY, PROVIDER_URL } = process.env;
for (const [name, value] of Object.entries({ KAIROS_URL, KAIROS_WORKER_KEY, PROVIDER_URL })) {
  if (!value) {
    console.error(`${name} is not set.`);
    process.exit(2);
  }
}

const LEASE_SECONDS = 30;
const PATIENCE_MILLIS = 20_000;
let ending = false;
process.on('SIGTERM', () => (ending = true));
process.on('SIGINT', () => (ending = true));

async function kairos(path, body) {
  const response = await fetch(`${KAIROS_URL}/api/workers/${path}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${KAIROS_WORKER_KEY}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) {
    throw Object.assign(new Error(`${answer.title} ${answer.remedy ?? ''}`), { fatal: response.status === 401 });
  }
  return answer;
}

/** Hands one message over, once. What is not known for certain is said to be unknown: Kairos decides what follows. */
async function deliver({ id, message }) {
  let response;
  try {
    response = await fetch(PROVIDER_URL, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': id },
      body: JSON.stringify({ id, to: message.address, title: message.subject, body: message.text }),
      signal: AbortSignal.timeout(PATIENCE_MILLIS),
    });
  } catch (failure) {
    // Refused before a byte was sent: certainly not delivered. Anything later: nobody knows.
    return failure.cause?.code === 'ECONNREFUSED'
      ? { outcome: 'try-again', afterSeconds: 30, why: 'the provider cannot be reached' }
      : { outcome: 'unknown', why: 'the provider gave no answer' };
  }
  if (response.ok) {
    const { id: providerId } = await response.json().catch(() => ({}));
    return { outcome: 'accepted', providerId: String(providerId ?? id) };
  }
  if (response.status === 429 || response.status === 503) {
    const afterSeconds = Number(response.headers.get('Retry-After')) || 60;
    return { outcome: 'try-again', afterSeconds, why: `the provider answered ${response.status}` };
  }
  return response.status < 500
    ? { outcome: 'refused', code: String(response.status), why: 'the provider refused the message' }
    : { outcome: 'unknown', why: `the provider answered ${response.status}` };
}

/** Reports until Kairos has it: an answer that is lost would leave the dispatch unknown. */
async function report(results) {
  for (let wait = 200; ; wait = Math.min(wait * 2, 10_000)) {
    try {
      return await kairos('report', { results });
    } catch (failure) {
      if (failure.fatal) {
        throw failure;
      }
      await pause(wait);
    }
  }
}

async function handle(dispatch) {
  const { id, epoch } = dispatch;
  const more = setInterval(
    () => kairos('extend', { dispatches: [{ id, epoch }], leaseSeconds: LEASE_SECONDS }).catch(() => {}),
    (LEASE_SECONDS * 1000) / 3,
  );
  try {
    await report([{ id, epoch, ...(await deliver(dispatch)) }]);
  } finally {
    clearInterval(more);
  }
}

while (!ending) {
  try {
    const { dispatches } = await kairos('claim', { most: 20, waitSeconds: 10, leaseSeconds: LEASE_SECONDS });
    await Promise.all(dispatches.map(handle));
  } catch (failure) {
    console.error(failure.message);
    if (failure.fatal) {
      process.exit(1);
    }
    await pause(1_000);
  }
}
