package io.kairos.orchestrator.design;

import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.dispatch.DispatchQueue;
import io.kairos.orchestrator.dispatch.RestingDispatches;
import io.kairos.orchestrator.journey.JourneyPeople;
import io.kairos.orchestrator.journey.Migrations;
import io.kairos.orchestrator.journey.Newcomers;
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
    private final Newcomers newcomers;
    private final WorkStore store;

    Labour(
            JourneyPeople people,
            Migrations migrations,
            DispatchQueue queue,
            RestingDispatches resting,
            Newcomers newcomers,
            WorkStore store) {
        this.people = people;
        this.migrations = migrations;
        this.queue = queue;
        this.resting = resting;
        this.newcomers = newcomers;
        this.store = store;
    }

    /** The next it is about: enrolments, or needs where customers are to enter. */
    List<UUID> candidates(Work work, int most) {
        return work.kind() == Work.Kind.ENTER
                ? newcomers.next(work.journeyId(), work.cutAt(), work.after(), most)
                : store.candidates(work, most);
    }

    /** Does it to these customers. */
    WorkDone on(Work work, List<UUID> enrolments) {
        return switch (work.kind()) {
            case STOP -> WorkDone.to(people.end(enrolments, Reason.of("journey-stopped")));
            case LEAVE -> WorkDone.to(people.end(enrolments, Reason.of("left-for-version")));
            case SKIP -> WorkDone.to(people.skip(enrolments, work.cutAt()));
            case REPLAN -> WorkDone.to(people.replan(enrolments, work.cutAt(), Reason.of("resumed-replan")));
            case ENTER -> WorkDone.to(newcomers.enter(work.journeyId(), work.cutAt(), enrolments));
            case MOVE -> WorkDone.to(migrations.move(enrolments, work.journeyId(), work.version()));
        };
    }

    /** The messages in the queue, a few at a time; 0 once none is left. */
    int onMessages(Work work) {
        return switch (work.kind()) {
            case STOP -> queue.cancelDue(work.journeyId(), FAR, MESSAGES, Reason.of("journey-stopped"));
            case SKIP -> queue.cancelDue(work.journeyId(), work.cutAt(), MESSAGES, Reason.of("skipped-after-pause"));
            case REPLAN -> resting.replan(work.journeyId(), work.cutAt(), MESSAGES, Reason.of("resumed-replan"));
            case LEAVE, MOVE, ENTER -> 0;
        };
    }
}
