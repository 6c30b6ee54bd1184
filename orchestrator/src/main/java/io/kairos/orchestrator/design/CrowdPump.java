package io.kairos.orchestrator.design;

import io.kairos.orchestrator.platform.Pump;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works through what a launch, a stop or a resumption asks for, a batch and a transaction at a time: a node that ends in the middle
 * is taken over where it stood. A customer nothing can be done about is left alone, and counted.
 */
@Component
class CrowdPump implements Pump {
    private static final Logger LOG = LoggerFactory.getLogger(CrowdPump.class);
    private static final int BATCH = 200;

    private final WorkStore store;
    private final Labour labour;
    private final Standings standings;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    CrowdPump(
            WorkStore store, Labour labour, Standings standings, TransactionTemplate transaction, InstantSource clock) {
        this.standings = standings;
        this.store = store;
        this.labour = labour;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "crowds";
    }

    @Override
    public int runOnce() {
        try {
            return round(BATCH);
        } catch (RuntimeException e) {
            LOG.warn("Work on many customers failed in a batch; it goes on one by one", e);
            return oneByOne();
        }
    }

    @Override
    public Optional<Instant> nextDue() {
        return store.isOpen() ? Optional.of(clock.instant()) : Optional.empty();
    }

    private int round(int most) {
        Integer done = transaction.execute(status -> store.next()
                .map(work -> {
                    List<UUID> ids = labour.candidates(work, most);
                    if (!ids.isEmpty()) {
                        WorkDone came = labour.on(work, ids);
                        store.advance(work, ids.get(ids.size() - 1), came, ids.size() - came.people());
                        return ids.size();
                    }
                    int messages = labour.onMessages(work);
                    if (messages == 0) {
                        standings.finish(work);
                        store.end(work);
                    }
                    return Math.max(1, messages);
                })
                .orElse(0));
        return done == null ? 0 : done;
    }

    /** As many as a batch holds, each in a transaction of its own. */
    private int oneByOne() {
        int done = 0;
        for (int i = 0; i < BATCH; i++) {
            try {
                int one = round(1);
                if (one == 0) {
                    return done;
                }
                done += one;
            } catch (RuntimeException e) {
                done += passOver(e);
            }
        }
        return done;
    }

    private int passOver(RuntimeException failure) {
        Integer passed = transaction.execute(status -> store.next()
                .map(work -> {
                    List<UUID> ids = labour.candidates(work, 1);
                    if (ids.isEmpty()) {
                        throw failure;
                    }
                    LOG.error(
                            "Enrolment {} is left as it is by {} of {}",
                            ids.get(0),
                            work.kind(),
                            work.journeyId(),
                            failure);
                    store.advance(work, ids.get(0), WorkDone.to(0), 1);
                    return 1;
                })
                .orElse(0));
        return passed == null ? 0 : passed;
    }
}
