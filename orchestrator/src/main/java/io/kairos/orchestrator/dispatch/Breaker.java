package io.kairos.orchestrator.dispatch;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.kairos.channel.spi.DeliveryOutcome;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens when too many of a provider's last answers were failures: tries again, or no answer. While it is open nothing is
 * claimed for the channel; after a pause a few messages try the provider out. Thread-safe.
 */
final class Breaker {
    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);

    private final CircuitBreaker breaker;
    private final BreakerSettings settings;
    private final InstantSource clock;
    private volatile Last last = new Last("", Instant.EPOCH);

    Breaker(String channel, BreakerSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.breaker = CircuitBreaker.of(
                channel,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(settings.window())
                        .minimumNumberOfCalls(settings.atLeast())
                        .failureRateThreshold((float) (100 * settings.failureShare()))
                        .waitDurationInOpenState(settings.pause())
                        .permittedNumberOfCallsInHalfOpenState(settings.trials())
                        .clock(new At(clock))
                        .currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
                        .build());
        breaker.getEventPublisher()
                .onStateTransition(event -> LOG.warn(
                        "Channel {} is {} now (last failure: {})",
                        channel,
                        word(event.getStateTransition().getToState()),
                        last.why().isEmpty() ? "none" : last.why()));
    }

    /** The last failure; {@code openedAt} is when the breaker was last seen to open by it. */
    private record Last(String why, Instant openedAt) {}

    /**
     * How it stands.
     *
     * @param state {@code closed}, {@code open} or {@code trying}
     * @param why the last failure, while it is not closed
     * @param until when it is tried again, while it is open
     */
    record Standing(String state, Optional<String> why, Optional<Instant> until) {}

    /** How many may try, at most so many. */
    int enter(int most) {
        if (breaker.getState() == CircuitBreaker.State.CLOSED) {
            return most;
        }
        int allowed = 0;
        while (allowed < most && breaker.tryAcquirePermission()) {
            allowed++;
            if (breaker.getState() == CircuitBreaker.State.CLOSED) {
                return most;
            }
        }
        return allowed;
    }

    /** So many did not try after all. */
    void leave(int unused) {
        for (int i = 0; i < unused && breaker.getState() == CircuitBreaker.State.HALF_OPEN; i++) {
            breaker.releasePermission();
        }
    }

    void heard(List<Result> results) {
        for (Result result : results) {
            Optional<String> failure = failure(result.outcome());
            if (failure.isEmpty()) {
                breaker.onSuccess(0, TimeUnit.MILLISECONDS);
                continue;
            }
            boolean open = isOpen();
            last = new Last(failure.get(), last.openedAt());
            breaker.onError(0, TimeUnit.MILLISECONDS, new ProviderFailed(failure.get()));
            if (!open && isOpen()) {
                last = new Last(failure.get(), clock.instant());
            }
        }
    }

    boolean isOpen() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }

    /** When the provider is tried again, while the breaker is open. */
    Optional<Instant> opensAt() {
        return isOpen() ? Optional.of(last.openedAt().plus(settings.pause()).plusMillis(1)) : Optional.empty();
    }

    Standing standing() {
        CircuitBreaker.State state = breaker.getState();
        boolean closed = state == CircuitBreaker.State.CLOSED;
        return new Standing(word(state), closed ? Optional.empty() : Optional.of(last.why()), opensAt());
    }

    private static String word(CircuitBreaker.State state) {
        return state == CircuitBreaker.State.HALF_OPEN ? "trying" : state.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> failure(DeliveryOutcome outcome) {
        if (outcome instanceof DeliveryOutcome.TryAgain again) {
            return Optional.of(again.why());
        }
        return outcome instanceof DeliveryOutcome.Unknown unknown ? Optional.of(unknown.why()) : Optional.empty();
    }

    /** Stands for a failure that came as an answer. */
    private static final class ProviderFailed extends RuntimeException {
        private static final long serialVersionUID = 1;

        ProviderFailed(String why) {
            super(why, null, false, false);
        }
    }

    /** The injected clock in the form the library asks for. */
    private static final class At extends Clock {
        private final InstantSource source;

        At(InstantSource source) {
            this.source = source;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return source.instant();
        }
    }
}
