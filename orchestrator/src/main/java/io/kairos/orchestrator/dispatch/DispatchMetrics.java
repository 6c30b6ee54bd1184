package io.kairos.orchestrator.dispatch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What an operator watches, as Micrometer meters {@code kairos.dispatch.*}; channels are the only labels. What stands in the
 * database is asked at most every few seconds, however often it is read. Thread-safe.
 */
@Component
class DispatchMetrics {
    private static final long FRESH = Duration.ofSeconds(5).toNanos();

    private final MeterRegistry registry;
    private final JdbcTemplate jdbc;
    private final InstantSource clock;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    DispatchMetrics(MeterRegistry registry, JdbcTemplate jdbc, InstantSource clock) {
        this.registry = registry;
        this.jdbc = jdbc;
        this.clock = clock;
        gauge("kairos.dispatch.unknown", "select count(*) from dispatch where listed = 'unknown'");
        gauge("kairos.dispatch.aside", "select count(*) from dispatch where listed = 'aside'");
        age("kairos.dispatch.unknown.age", "select min(listed_at) from dispatch where listed = 'unknown'");
    }

    private record Answer(String channel, Class<?> outcome) {}

    private record Seen(long at, double value) {}

    /** Watches a channel. */
    void watch(String channel, Gate gate) {
        Gauge.builder("kairos.dispatch.oldest.due", () -> age(oldestDue(channel)))
                .description("seconds since the longest waiting message of the channel was due")
                .tag("channel", channel)
                .register(registry);
        Gauge.builder("kairos.dispatch.breaker.open", () -> gate.breaker().isOpen() ? 1 : 0)
                .description("1 while nothing is claimed for the channel since its provider is broken")
                .tag("channel", channel)
                .register(registry);
        Gauge.builder("kairos.dispatch.rate.local", () -> gate.rate().isLocal() ? 1 : 0)
                .description("1 while Redis is away and this node keeps to its own share of the provider's rate")
                .tag("channel", channel)
                .register(registry);
    }

    /** Channels answered; so many of the answers came too late, since another worker has the dispatch. */
    void answered(List<Result> results, int late) {
        Map<Answer, Integer> answers = new HashMap<>();
        results.forEach(result -> answers.merge(
                new Answer(result.claim().dispatch().channel(), result.outcome().getClass()), 1, Integer::sum));
        answers.forEach((answer, many) -> registry.counter(
                        "kairos.dispatch.answers",
                        "channel",
                        answer.channel(),
                        "outcome",
                        answer.outcome().getSimpleName())
                .increment(many));
        registry.counter("kairos.dispatch.fence.rejections").increment(late);
    }

    /** Workers did not finish within their leases. */
    void expired(State state, int many) {
        registry.counter("kairos.dispatch.lease.expiries", "state", state.code())
                .increment(many);
    }

    /** When the longest waiting message of a channel was due; empty when none is due yet. */
    Optional<Instant> oldestDue(String channel) {
        return instant("select min(due) from dispatch_queue where channel = ?", channel)
                .filter(due -> !due.isAfter(clock.instant()));
    }

    private void gauge(String name, String query) {
        Gauge.builder(
                        name,
                        () -> fresh(name, () -> {
                            Double count = jdbc.queryForObject(query, Double.class);
                            return count == null ? 0 : count;
                        }))
                .register(registry);
    }

    private void age(String name, String query) {
        Gauge.builder(name, () -> fresh(name, () -> age(instant(query))))
                .baseUnit("seconds")
                .register(registry);
    }

    private double fresh(String name, java.util.function.DoubleSupplier query) {
        long now = System.nanoTime();
        return seen.compute(
                        name,
                        (key, before) -> before != null && now - before.at() < FRESH
                                ? before
                                : new Seen(now, query.getAsDouble()))
                .value();
    }

    private double age(Optional<Instant> since) {
        return since.map(instant -> Duration.between(instant, clock.instant()).toMillis() / 1_000.0)
                .orElse(0.0);
    }

    private Optional<Instant> instant(String query, Object... arguments) {
        return Optional.ofNullable(jdbc.queryForObject(query, OffsetDateTime.class, arguments))
                .map(OffsetDateTime::toInstant);
    }
}
