package io.kairos.orchestrator.trial;

import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.customer.Customers;
import io.kairos.orchestrator.dispatch.DispatchTrials;
import io.kairos.orchestrator.journey.JourneyTrials;
import io.kairos.orchestrator.journey.JourneyTrials.Script;
import io.kairos.orchestrator.journey.JourneyTrials.Traveller;
import io.kairos.orchestrator.journey.Stage;
import io.kairos.orchestrator.need.Need;
import io.kairos.orchestrator.need.NeedState;
import io.kairos.orchestrator.need.NeedTrials;
import io.kairos.orchestrator.need.Needs;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import io.kairos.orchestrator.platform.ThreadClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Lives through a journey with one customer, in a transaction that is undone: everything reads and writes as in earnest, at the instants
 * at which it would; only channels are not called. One thing happens after the other; at one instant first what is assumed, then
 * the end of a wait, then messages, then the end of the need.
 */
@Component
class DryRuns {
    private static final int MOST_MOVES = 300;
    private static final Duration LONGEST = Duration.ofDays(1_100);

    private final Sample sample;
    private final Customers customers;
    private final NeedTrials trials;
    private final Needs needs;
    private final JourneyTrials journeys;
    private final Play play;

    DryRuns(Sample sample, Customers customers, NeedTrials trials, Needs needs, JourneyTrials journeys, Play play) {
        this.sample = sample;
        this.customers = customers;
        this.trials = trials;
        this.needs = needs;
        this.journeys = journeys;
        this.play = play;
    }

    /** What moves during a play. */
    @Component
    record Play(ThreadClock clock, DispatchTrials dispatches) {}

    /** What came of it. */
    record Lived(Traveller traveller, Trace trace, List<String> path) {}

    Lived live(Script script, DryRunRequest request, Instant now) {
        UUID id = Given.customer(request.customer(), "customer");
        CustomerProfile profile = Optional.ofNullable(
                        customers.find(List.of(id)).get(id))
                .orElseThrow(() -> Given.unknown(id, "customer"));
        Need need = needs.find(List.of(id), sample.needs(script.journey(), List.of(id))).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.at(409, "trial-no-need", "customer")));
        boolean over = need.state() != NeedState.OPEN
                && script.journey().entry() == io.kairos.journeys.bpmn.Journey.Entry.NEED;
        Instant begin = Optional.ofNullable(request.clock())
                .map(clock -> Given.instant(clock, "clock", now))
                .orElse(over ? need.openedAt() : now);
        List<Assumption> assumed = Assumption.of(request.assumed(), begin, profile.zone(), now);
        Need wanted = over ? need.reopened() : need;
        if (over) {
            trials.store(wanted);
        }
        Traveller traveller = new Traveller(profile, wanted, begin);
        Trace trace = new Trace(script);
        List<String> path = journeys.play(script, traveller, stage -> {
            run(stage, traveller, new ArrayDeque<>(assumed), trace);
            return stage.path();
        });
        return new Lived(traveller, trace, path);
    }

    private enum Next {
        ASSUMED,
        WAIT,
        MESSAGE,
        EXPIRY
    }

    private record Due(Next what, Instant at) {}

    private void run(Stage stage, Traveller traveller, Deque<Assumption> assumed, Trace trace) {
        trace.moved(stage.begin(), play.clock().instant());
        for (int moves = 0; ; moves++) {
            Optional<Due> next = next(stage, traveller, assumed);
            if (next.isEmpty()) {
                return;
            }
            Due due = next.get();
            if (moves >= MOST_MOVES || due.at().isAfter(traveller.from().plus(LONGEST))) {
                throw new ProblemException(Problem.of(422, "trial-too-long")
                        .with("most", MOST_MOVES)
                        .with("days", LONGEST.toDays()));
            }
            if (due.at().isAfter(play.clock().instant())) {
                play.clock().setTo(due.at());
            }
            act(due.what(), stage, traveller, assumed, trace);
        }
    }

    private Optional<Due> next(Stage stage, Traveller traveller, Deque<Assumption> assumed) {
        UUID customer = traveller.customer().id();
        Optional<Due> expiry = stage.end().isPresent()
                ? Optional.empty()
                : need(traveller)
                        .filter(need -> need.state() == NeedState.OPEN)
                        .map(need -> new Due(Next.EXPIRY, need.expiresAt()));
        return Stream.of(
                        Optional.ofNullable(assumed.peek()).map(event -> new Due(Next.ASSUMED, event.at())),
                        stage.nextDue().map(at -> new Due(Next.WAIT, at)),
                        play.dispatches().nextDue(customer, stage.enrolmentId()).map(at -> new Due(Next.MESSAGE, at)),
                        expiry)
                .flatMap(Optional::stream)
                .min(Comparator.comparing(
                                (Due due) -> due.at().isBefore(play.clock().instant())
                                        ? play.clock().instant()
                                        : due.at())
                        .thenComparing(Due::what));
    }

    private void act(Next what, Stage stage, Traveller traveller, Deque<Assumption> assumed, Trace trace) {
        Instant now = play.clock().instant();
        UUID customer = traveller.customer().id();
        switch (what) {
            case ASSUMED -> {
                Assumption event = assumed.pop();
                Need need = need(traveller).orElse(traveller.need());
                trace.assumed(event, now);
                trace.moved(
                        stage.after(() -> event.signal(need).ifPresent(signal -> trials.tell(customer, signal, now))),
                        now);
                if (event.isReading()) {
                    boolean clicked = event.kind() == Assumption.Kind.CLICK;
                    play.dispatches().read(customer, stage.enrolmentId(), clicked, now);
                }
                event.acts().forEach(act -> trace.moved(stage.hear(act), now));
                event.answer().ifPresent(answer -> trace.moved(stage.answer(answer), now));
            }
            case WAIT -> trace.moved(stage.fire(), now);
            case MESSAGE -> trace.tried(play.dispatches().attempt(customer, stage.enrolmentId(), now), now);
            case EXPIRY -> trace.moved(stage.after(() -> need(traveller).ifPresent(trials::expire)), now);
        }
    }

    private Optional<Need> need(Traveller traveller) {
        return needs
                .find(
                        List.of(traveller.customer().id()),
                        List.of(traveller.need().id()))
                .stream()
                .findFirst();
    }
}
