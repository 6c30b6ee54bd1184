package io.kairos.orchestrator.design;

import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.dispatch.DispatchQueue;
import io.kairos.orchestrator.dispatch.RestingDispatches;
import io.kairos.orchestrator.journey.JourneyPeople;
import io.kairos.orchestrator.journey.Migrations;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Does one kind of work on a few customers, and what is left to do at its end; in the caller's transaction. */
@Component
class Labour {
    private static final int MESSAGES = 200;
    private static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");

    private final JourneyPeople people;
    private final Migrations migrations;
    private final DispatchQueue queue;
    private final RestingDispatches resting;
    private final StandingStore standings;
    private final DraftStore drafts;

    Labour(
            JourneyPeople people,
            Migrations migrations,
            DispatchQueue queue,
            RestingDispatches resting,
            StandingStore standings,
            DraftStore drafts) {
        this.people = people;
        this.migrations = migrations;
        this.queue = queue;
        this.resting = resting;
        this.standings = standings;
        this.drafts = drafts;
    }

    /** @return how many of these it changed */
    int on(Work work, List<UUID> enrolments) {
        return switch (work.kind()) {
            case STOP -> people.end(enrolments, Reason.of("journey-stopped"));
            case LEAVE -> people.end(enrolments, Reason.of("left-for-version"));
            case SKIP -> people.skip(enrolments, work.cutAt());
            case REPLAN -> people.replan(enrolments, work.cutAt(), Reason.of("resumed-replan"));
            case MOVE -> migrations.move(enrolments, work.journeyId(), work.version());
        };
    }

    /** The messages in the queue, a few at a time; 0 once none is left. */
    int onMessages(Work work) {
        return switch (work.kind()) {
            case STOP -> queue.cancelDue(work.journeyId(), FAR, MESSAGES, Reason.of("journey-stopped"));
            case SKIP -> queue.cancelDue(work.journeyId(), work.cutAt(), MESSAGES, Reason.of("skipped-after-pause"));
            case REPLAN -> resting.replan(work.journeyId(), work.cutAt(), MESSAGES, Reason.of("resumed-replan"));
            case LEAVE, MOVE -> 0;
        };
    }

    /** What the journey is afterwards. */
    void finish(Work work) {
        if (work.kind().isResuming()) {
            drafts.lock(work.journeyId());
            if (standings.of(work.journeyId()).is("paused")) {
                standings.set(work.journeyId(), "live", work.askedBy());
            }
        }
    }
}
