package io.kairos.orchestrator.journey;

import io.kairos.orchestrator.moment.MomentAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The moment of one visit of a wait.
 *
 * @param round 1 for the first visit of the step, 2 for the second, …
 * @param send whether a message is worth sending then
 * @param subject derived product it is about
 * @param channels the chosen one, then the others worth a message, best first; empty where the step names one
 */
record Planned(
        String step,
        int round,
        UUID decisionId,
        boolean send,
        Instant dueAt,
        Optional<Instant> windowFrom,
        Optional<Instant> windowTo,
        Optional<Instant> latestUsefulAt,
        Optional<String> subject,
        List<String> channels,
        State state) {
    /**
     * No moment of the timing models is planned with less than this between its instant and its latest useful one: who has no more than the
     * least has none to lose behind others. A storm of a million lasts minutes on one node; who has more misses nothing.
     */
    private static final Duration LITTLE = Duration.ofHours(1);

    /** A plan that moves by less does not move at all: customers gain nothing and operators could not follow it. */
    private static final Duration HYSTERESIS = Duration.ofHours(1);

    Planned {
        channels = List.copyOf(channels);
    }

    enum State {
        WAITING("waiting"),
        PASSED("passed"),
        CANCELLED("cancelled"),
        /** Somebody decided that no message is sent at its step this time. */
        SKIPPED("skipped");

        private final String code;

        State(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }

        static State of(String code) {
            for (var state : values()) {
                if (state.code.equals(code)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("no state of a moment: " + code);
        }
    }

    /** Whether a message waits for it that is of use only for a little while from then on. */
    boolean isTight() {
        return send
                && state == State.WAITING
                && latestUsefulAt
                        .filter(latest -> !latest.isAfter(dueAt.plus(LITTLE)))
                        .isPresent();
    }

    /** Whether a later answer differs by so little that the moment stays; one whose message is of use for less long does not. */
    boolean isNear(MomentAnswer answer) {
        boolean endsEarlier = latestUsefulAt
                .flatMap(was ->
                        answer.timing().latestUsefulAt().filter(latest -> !latest.isAfter(was.minus(HYSTERESIS))))
                .isPresent();
        return answer.send() == send
                && Duration.between(dueAt, answer.dueAt()).abs().compareTo(HYSTERESIS) < 0
                && (channels.isEmpty() || answer.channels().contains(channels.get(0)))
                && !endsEarlier;
    }

    /** The same by another of its channels, as a later decision has it. */
    Planned by(String channel, UUID decision) {
        var others = new ArrayList<>(List.of(channel));
        channels.stream().filter(other -> !other.equals(channel)).forEach(others::add);
        return new Planned(
                step, round, decision, send, dueAt, windowFrom, windowTo, latestUsefulAt, subject, others, state);
    }

    /** The same wait, over at another instant. */
    Planned dueAt(Instant instant) {
        return new Planned(
                step, round, decisionId, send, instant, windowFrom, windowTo, latestUsefulAt, subject, channels, state);
    }

    /** The same, over at an earlier instant than planned. */
    Planned overAt(Instant instant) {
        return dueAt(instant).in(State.PASSED);
    }

    Planned in(State now) {
        return new Planned(
                step, round, decisionId, send, dueAt, windowFrom, windowTo, latestUsefulAt, subject, channels, now);
    }
}
