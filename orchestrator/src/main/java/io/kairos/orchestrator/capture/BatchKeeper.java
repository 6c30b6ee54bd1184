package io.kairos.orchestrator.capture;

import io.kairos.orchestrator.platform.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Stores a batch so that only the event at fault fails: passing failures are tried again, refused events are taken out, and
 * a batch that fails for good is halved until the event at fault is alone.
 */
@Component
class BatchKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(BatchKeeper.class);
    private static final int TRIES = 5;
    /** A lone event is tried twice even after a failure that looks lasting. */
    private static final int TRIES_ALONE = 2;

    private final CaptureTransaction transaction;

    BatchKeeper(CaptureTransaction transaction) {
        this.transaction = transaction;
    }

    /** Stores the entries in order and settles each. */
    void keep(List<Submission.Entry> entries) {
        List<Submission.Entry> left = entries;
        int tries = 0;
        while (!left.isEmpty()) {
            tries++;
            try {
                settle(
                        left,
                        transaction.store(
                                left.stream().map(Submission.Entry::event).toList()));
                return;
            } catch (RefusedPositionsException refused) {
                left = withoutRefused(left, refused.problems());
                tries = 0;
            } catch (RuntimeException | StackOverflowError | LinkageError failure) {
                if (!again(left, failure, tries)) return;
            }
        }
    }

    /** Whether to try the same entries again; if not, they are settled. */
    private boolean again(List<Submission.Entry> entries, Throwable failure, int tries) {
        switch (Failures.of(failure)) {
            case PASSING -> {
                if (tries < TRIES) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                            ThreadLocalRandom.current().nextLong(1, 10L << tries)));
                    return true;
                }
            }
            case UNAVAILABLE -> {
                LOG.warn(
                        "{} event(s) are not acknowledged: the database cannot be reached: {}",
                        entries.size(),
                        failure.toString());
                CaptureUnavailableException away =
                        new CaptureUnavailableException("the database cannot be reached", failure);
                entries.forEach(entry -> entry.fail(away));
                return false;
            }
            case LASTING -> {
                if (entries.size() == 1 && tries < TRIES_ALONE) return true;
            }
        }
        if (entries.size() == 1) {
            Submission.Entry entry = entries.get(0);
            LOG.error("Event {} could not be captured", entry.event().messageId(), failure);
            entry.refuse(CaptureProblems.failed());
            return false;
        }
        int middle = entries.size() / 2;
        keep(entries.subList(0, middle));
        keep(entries.subList(middle, entries.size()));
        return false;
    }

    private static List<Submission.Entry> withoutRefused(
            List<Submission.Entry> entries, Map<Integer, Problem> problems) {
        List<Submission.Entry> rest = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            Problem problem = problems.get(i);
            if (problem == null) {
                rest.add(entries.get(i));
            } else {
                entries.get(i).refuse(problem);
            }
        }
        return rest;
    }

    private static void settle(List<Submission.Entry> entries, CaptureTransaction.Stored stored) {
        for (int i = 0; i < entries.size(); i++) {
            if (stored.fresh().contains(i)) {
                entries.get(i).accept();
            } else {
                entries.get(i).knowAlready();
            }
        }
    }
}
