package io.kairos.orchestrator.design;

import io.kairos.orchestrator.access.Changes;
import io.kairos.orchestrator.journey.Newcomers;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Pauses, resumes and stops. */
@Component
class Standings {
    private final DraftStore drafts;
    private final StandingStore store;
    private final WorkStore works;
    private final Census census;
    private final Newcomers newcomers;
    private final Changes changes;

    Standings(
            DraftStore drafts,
            StandingStore store,
            WorkStore works,
            Census census,
            Newcomers newcomers,
            Changes changes) {
        this.drafts = drafts;
        this.store = store;
        this.works = works;
        this.census = census;
        this.newcomers = newcomers;
        this.changes = changes;
    }

    /** @param onTheWire messages whose hand-over had begun: they are not called back */
    record Paused(String state, long inside, long onTheWire) {}

    /**
     * What waits for an answer.
     *
     * @param fellDue moments that have come and messages that were to go
     * @param newcomers customers who would have entered meanwhile
     * @param inside customers who are kept
     */
    record Resting(long fellDue, long newcomers, long inside, Since paused) {}

    record Since(Instant at, String by) {}

    /**
     * What happens now.
     *
     * @param state live, or resuming while many are being planned anew or left out
     * @param entering of those who would have entered meanwhile, how many do
     */
    record Resumed(String state, long fellDue, long entering) {}

    record Stopped(String state, long ending) {}

    @Transactional
    Paused pause(String journeyId, String by) {
        drafts.lock(journeyId);
        String before = store.of(journeyId).state();
        if (works.newestVersion(journeyId).isEmpty() || before.equals("stopped")) {
            throw new ProblemException(Problem.of(409, "journey-not-live").with("id", journeyId));
        }
        long inside = census.inside(journeyId);
        if (before.equals("live")) {
            store.set(journeyId, "paused", by);
            changes.tell(by, "journey.pause", journeyId, Optional.of(before), Optional.of("paused, inside " + inside));
        }
        return new Paused("paused", inside, census.onTheWire(journeyId));
    }

    Resting resting(String journeyId) {
        var standing = paused(journeyId);
        return new Resting(
                fellDue(journeyId),
                newcomers.count(journeyId, standing.since().orElseThrow()),
                census.inside(journeyId),
                new Since(standing.since().orElseThrow(), standing.by()));
    }

    @Transactional
    Resumed resume(String journeyId, FellDue answer, String by) {
        drafts.lock(journeyId);
        Instant since = paused(journeyId).since().orElseThrow();
        long entering = answer == FellDue.SKIP ? 0 : newcomers.count(journeyId, since);
        long due = fellDue(journeyId);
        int newest = works.newestVersion(journeyId).orElseThrow();
        boolean atOnce = due == 0 || answer == FellDue.SEND;
        if (atOnce) {
            store.set(journeyId, "live", by);
        } else {
            works.add(journeyId, answer == FellDue.SKIP ? Work.Kind.SKIP : Work.Kind.REPLAN, newest, by);
        }
        if (entering > 0) {
            works.addNewcomers(journeyId, newest, since, entering, by);
        }
        changes.tell(
                by,
                "journey.resume",
                journeyId,
                Optional.of("paused"),
                Optional.of(answer.name().toLowerCase(java.util.Locale.ROOT) + " " + due + ", entering " + entering));
        return new Resumed(atOnce ? "live" : "resuming", due, entering);
    }

    @Transactional
    Stopped stop(String journeyId, long confirmed, String by) {
        drafts.lock(journeyId);
        int newest = works.newestVersion(journeyId).orElseThrow(() -> Refused.unknown(journeyId));
        long inside = census.inside(journeyId);
        if (inside != confirmed) {
            throw new ProblemException(
                    Problem.at(409, "stop-count-changed", "confirm").with("inside", inside));
        }
        String before = store.of(journeyId).state();
        store.set(journeyId, "stopped", by);
        works.add(journeyId, Work.Kind.STOP, newest, by);
        changes.tell(by, "journey.stop", journeyId, Optional.of(before), Optional.of("stopped, ending " + inside));
        return new Stopped("stopped", inside);
    }

    /** Ends work on customers where it stands: whom it has not reached stays as they are. */
    @Transactional
    void cancel(String journeyId, long work, String by) {
        if (!works.cancel(journeyId, work, by)) {
            throw new ProblemException(Problem.of(409, "work-not-cancelled"));
        }
        changes.tell(by, "journey.work.cancel", journeyId, Optional.empty(), Optional.of("work " + work));
    }

    /** A journey that was paused until this was done is live. */
    void finish(Work work) {
        if (work.kind().isResuming()) {
            drafts.lock(work.journeyId());
            if (store.of(work.journeyId()).is("paused")) {
                store.set(work.journeyId(), "live", work.askedBy());
            }
        }
    }

    private long fellDue(String journeyId) {
        return census.momentsDue(journeyId) + census.messagesDue(journeyId);
    }

    private StandingStore.Standing paused(String journeyId) {
        var standing = store.of(journeyId);
        if (!standing.is("paused") || works.isResuming(journeyId)) {
            throw new ProblemException(Problem.of(409, "journey-not-paused").with("id", journeyId));
        }
        return standing;
    }
}
