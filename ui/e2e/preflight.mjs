// Says in plain words what is missing before any test runs.
import { address } from './support.mjs';

try {
  const url = `${address()}/api/session`;
  const answer = await fetch(url).catch((failure) => {
    throw new Error(`Nothing answers at ${url} (${failure.cause?.code ?? failure.message}). Start Kairos first: ./kairos demo`);
  });
  if (!answer.ok) {
    throw new Error(`${url} answered ${answer.status}. Is this Kairos?`);
  }
} catch (failure) {
  console.error(failure.message);
  process.exit(1);
}
