package io.kairos.orchestrator.design;

import io.kairos.orchestrator.access.Changes;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes orders to launch: at once, at an hour, or once a second person agrees; whole, or not at all. */
@Component
class LaunchDesk {
    private final DraftStore drafts;
    private final LaunchStore store;
    private final Launches launches;
    private final LaunchPad pad;
    private final Tellers tellers;
    private final InstantSource clock;

    LaunchDesk(
            DraftStore drafts,
            LaunchStore store,
            Launches launches,
            LaunchPad pad,
            Tellers tellers,
            InstantSource clock) {
        this.drafts = drafts;
        this.store = store;
        this.launches = launches;
        this.pad = pad;
        this.tellers = tellers;
        this.clock = clock;
    }

    /** Who says how many it is about, and who keeps what was done. */
    @Component
    record Tellers(Census census, Approvals approvals, Changes changes) {}

    /** Does what is asked, once, however often it is asked. */
    @Transactional
    Launch launch(String journeyId, LaunchOrder order, String by) {
        drafts.lock(journeyId);
        Optional<Launch> before = store.withKey(journeyId, order.key());
        if (before.isPresent()) {
            if (!before.get().requestHash().equals(order.hash())) {
                throw new ProblemException(Problem.at(422, "idempotency-key-reused", "Idempotency-Key"));
            }
            return before.get();
        }
        store.waiting(journeyId).ifPresent(waiting -> {
            throw new ProblemException(Problem.of(409, "launch-waiting").with("version", waiting.version()));
        });
        BpmnText file = launches.file(journeyId, order);
        Launch asked = new Launch(
                journeyId,
                store.nextVersion(journeyId),
                Launch.State.WAITING,
                file.text(),
                order.people(),
                order.note(),
                order.revision(),
                order.startAt(),
                order.productTypes(),
                by,
                order.hash());
        Launch launch = needsApproval(asked) ? asked : asked.in(afterApproval(asked));
        store.add(launch, order.key());
        goOn(launch, by);
        return launch;
    }

    @Transactional
    Launch approve(String journeyId, int version, String by) {
        drafts.lock(journeyId);
        Launch waiting = waiting(journeyId, version, Launch.State.WAITING);
        if (waiting.askedBy().equals(by)) {
            throw new ProblemException(Problem.of(403, "approve-own-launch").with("version", version));
        }
        store.approved(waiting, by);
        Launch launch = waiting.in(afterApproval(waiting));
        store.move(launch, launch.state(), by, Optional.empty());
        tellers.changes().tell(by, "journey.approve", journeyId, Optional.empty(), Optional.of("version " + version));
        if (launch.state() == Launch.State.LIVE) {
            pad.start(launch, by);
        }
        return launch;
    }

    @Transactional
    Launch withdraw(String journeyId, int version, String by) {
        drafts.lock(journeyId);
        Launch waiting = waiting(journeyId, version, Launch.State.WAITING, Launch.State.SCHEDULED);
        store.move(waiting, Launch.State.WITHDRAWN, by, Optional.empty());
        tellers.changes()
                .tell(
                        by,
                        "journey.withdraw",
                        journeyId,
                        Optional.of("version " + version + " " + waiting.state().code()),
                        Optional.of("withdrawn"));
        return waiting.in(Launch.State.WITHDRAWN);
    }

    /** Starts what was to start at this hour; what is not good any more fails, and says why. */
    @Transactional
    void start(String journeyId, int version) {
        drafts.lock(journeyId);
        Optional<Launch> due = store.find(journeyId, version)
                .filter(launch -> launch.state() == Launch.State.SCHEDULED && !launch.startsAfter(clock.instant()));
        due.ifPresent(launch -> {
            Optional<String> lacks = launches.lacks(launch);
            Launch.State state = lacks.isEmpty() ? Launch.State.LIVE : Launch.State.FAILED;
            store.move(launch, state, launch.askedBy(), lacks);
            if (lacks.isEmpty()) {
                pad.start(launch, launch.askedBy());
            } else {
                tellers.changes().tell(launch.askedBy(), "journey.launch.failed", journeyId, Optional.empty(), lacks);
            }
        });
    }

    private void goOn(Launch launch, String by) {
        if (launch.state() == Launch.State.LIVE) {
            pad.start(launch, by);
        } else {
            tellers.changes()
                    .tell(
                            by,
                            "journey.launch.ask",
                            launch.journeyId(),
                            Optional.empty(),
                            Optional.of("version " + launch.version() + " "
                                    + launch.state().code()));
        }
    }

    private Launch.State afterApproval(Launch launch) {
        return launch.startsAfter(clock.instant()) ? Launch.State.SCHEDULED : Launch.State.LIVE;
    }

    /** A roll back is about as many customers as any launch. */
    private boolean needsApproval(Launch launch) {
        var also = launch.productTypes().orElse(List.of());
        return tellers.approvals()
                .isNeeded(
                        tellers.census().inside(launch.journeyId()),
                        tellers.approvals().mayEnter(launch.journeyId(), also));
    }

    private Launch waiting(String journeyId, int version, Launch.State... states) {
        return store.find(journeyId, version)
                .filter(launch -> List.of(states).contains(launch.state()))
                .orElseThrow(() -> new ProblemException(
                        Problem.of(409, "launch-not-waiting").with("version", version)));
    }
}
