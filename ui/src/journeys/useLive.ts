import { useEffect, useState } from 'react';
import { apiPath } from '../api/client';
import type { DraftedJourneyDetail } from '../api/designTypes';
import { POLL_MILLIS, usePolled, type Polled } from '../api/usePolled';

/** The same journey with newer numbers; its words stay, because a stream cannot be asked in the language of the page. */
export function withCounts(known: DraftedJourneyDetail, newer: DraftedJourneyDetail): DraftedJourneyDetail {
  const counts = new Map(newer.steps.map((step) => [step.id, step]));
  return {
    ...known,
    counts: newer.counts,
    messages: newer.messages,
    steps: known.steps.map((step) => {
      const { waiting, late, passed } = counts.get(step.id) ?? step;
      return { ...step, waiting, late, passed };
    }),
  };
}

/** One journey as it is now: told by the program where it can, else asked for again and again. */
export function useLive(id: string, version: number | undefined): Polled<DraftedJourneyDetail> {
  const [told, setTold] = useState<DraftedJourneyDetail>();
  const [streaming, setStreaming] = useState(false);
  const path = apiPath(['journeys', id], { version: version?.toString() });
  const asked = usePolled<DraftedJourneyDetail>(path, streaming ? 0 : POLL_MILLIS);
  const known = asked.data !== undefined;

  useEffect(() => {
    setTold(undefined);
    setStreaming(false);
    if (version !== undefined || !known) {
      return; // the stream tells of all versions together
    }
    let source: EventSource | undefined;
    const close = () => {
      source?.close();
      source = undefined;
      setStreaming(false);
    };
    const open = () => {
      source = new EventSource(apiPath(['journeys', id, 'stream']));
      source.addEventListener('counts', (event: MessageEvent<string>) => {
        setTold(JSON.parse(event.data) as DraftedJourneyDetail);
        setStreaming(true);
      });
      source.onerror = close;
    };
    const seen = () => (document.hidden ? close() : source || open());
    if (!document.hidden) {
      open();
    }
    document.addEventListener('visibilitychange', seen);
    return () => {
      document.removeEventListener('visibilitychange', seen);
      source?.close();
    };
  }, [id, version, known]);

  const { retry, data } = asked;
  const launched = told !== undefined && data !== undefined && told.version !== data.version;
  useEffect(() => {
    if (launched) {
      retry();
    }
  }, [launched, retry]);

  return { ...asked, data: data && told && streaming ? withCounts(data, told) : data };
}
