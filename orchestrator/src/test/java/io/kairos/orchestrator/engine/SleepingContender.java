package io.kairos.orchestrator.engine;

import io.kairos.orchestrator.bench.BenchWorld;
import io.kairos.orchestrator.bench.Meter;
import io.kairos.orchestrator.capture.Capture;
import io.kairos.orchestrator.capture.CapturedEvent;
import io.kairos.orchestrator.capture.EventType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole program with the shipped journey of considered needs: what its steps store is part of every figure. */
final class SleepingContender {
    private static final int BATCH = 200;
    private static final int CHUNK = 10_000;
    private static final List<String> TABLES = List.of(
            "sleeping",
            "enrolment",
            "moment",
            "journal",
            "decision",
            "dispatch",
            "need",
            "customer",
            "identity",
            "event",
            "event_key",
            "consent");
    private static final Map<String, Object> SOFA =
            Map.of("category", "sofa", "range", "Oslo", "name", "Sofa Oslo", "price", 900);

    private final BenchWorld world;
    private final InstantSource clock;
    private final Meter meter;
    private int customers;
    private int draws;

    SleepingContender(BenchWorld world) {
        this.world = world;
        this.clock = world.bean(InstantSource.class);
        this.meter = new Meter(world.jdbc());
    }

    Meter meter() {
        return meter;
    }

    /** Customers captured, folded, decided about and put to sleep a second. */
    double start(int many) {
        clear();
        var events = events(many);
        double rate = meter.rate("start", many, () -> capture(events));
        requireAsleep(many);
        return rate;
    }

    /** Forgets every customer. */
    void clear() {
        world.jdbc().execute("truncate " + String.join(", ", TABLES));
    }

    /** So many customers more. */
    void add(int many) {
        for (int left = many; left > 0; left -= CHUNK) {
            capture(events(Math.min(left, CHUNK)));
        }
    }

    private List<CapturedEvent> events(int many) {
        var events = new ArrayList<CapturedEvent>();
        for (int i = 0; i < many; i++) {
            events.add(event("bench-" + customers++, EventType.TRACK, "Product Viewed", SOFA));
        }
        return events;
    }

    private void capture(List<CapturedEvent> events) {
        var answers = new ArrayList<CompletableFuture<?>>();
        for (int i = 0; i < events.size(); i += BATCH) {
            answers.add(world.bean(Capture.class).submit(events.subList(i, Math.min(events.size(), i + BATCH))));
        }
        answers.forEach(CompletableFuture::join);
    }

    /** Due instances woken and run to their next sleep a second, with dispatch, decision, moment and journal. */
    double wake(int many) {
        start(many);
        return wakeSome(many);
    }

    /** The same for some of those that sleep, drawn anew each time. */
    double wakeSome(int many) {
        world.jdbc()
                .update(
                        """
                        update sleeping set due_at = ? where enrolment_id in (
                            select enrolment_id from sleeping where due_at > ? order by md5(enrolment_id::text || ?) limit ?)
                        """,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        String.valueOf(draws++),
                        many);
        world.settle();
        var pump = world.bean(WakePump.class);
        var woken = new AtomicInteger();
        double rate = meter.rate("wake", many, () -> {
            for (int done = pump.runOnce(); done > 0; done = pump.runOnce()) {
                woken.addAndGet(done);
            }
        });
        if (woken.get() != many) {
            throw new IllegalStateException(woken + " of " + many + " woke");
        }
        return rate;
    }

    /** Instances ended by a purchase a second, with what is stored of it. */
    double cancel(int many) {
        return eachBatch(
                "cancel",
                many,
                enrolments -> world.bean(JourneyEngine.class)
                        .correlate(enrolments.stream()
                                .map(enrolment -> new JourneyEngine.Correlation(
                                        enrolment.id(), enrolment.instanceId(), "purchase"))
                                .toList()));
    }

    /** Timers moved a second. */
    double retime(int many) {
        Instant due = clock.instant().plus(Duration.ofDays(40));
        return eachBatch(
                "retime",
                many,
                enrolments -> world.bean(JourneyEngine.class)
                        .retime(enrolments.stream()
                                .map(enrolment -> new JourneyEngine.Retime(
                                        enrolment.id(), enrolment.instanceId(), "wait_best_moment", due))
                                .toList()));
    }

    /** Bytes of one sleeping instance, indexes included. */
    double bytes(int many) {
        start(many);
        world.jdbc().execute("vacuum full sleeping");
        var size = world.jdbc().queryForObject("select pg_total_relation_size('sleeping')", Long.class);
        return Optional.ofNullable(size).orElseThrow() / (double) many;
    }

    private double eachBatch(String name, int many, Consumer<List<Running>> work) {
        start(many);
        world.settle();
        var running = world.jdbc()
                .query(
                        "select id, process_instance_id from enrolment order by customer_id",
                        (row, number) -> new Running(row.getObject(1, UUID.class), row.getString(2)));
        var transaction = world.bean(TransactionTemplate.class);
        var steps = world.bean(JourneySteps.class);
        var batches = new ArrayList<List<Running>>();
        for (int i = 0; i < running.size(); i += BATCH) {
            batches.add(running.subList(i, Math.min(running.size(), i + BATCH)));
        }
        return meter.rate(
                name,
                running.size(),
                () -> Clients.each(
                        batches,
                        batch -> transaction.executeWithoutResult(status ->
                                steps.inBatch(batch.stream().map(Running::id).toList(), () -> work.accept(batch)))));
    }

    private void requireAsleep(int many) {
        var asleep = world.jdbc().queryForObject("select count(*) from sleeping", Long.class);
        if (!Long.valueOf(many).equals(asleep)) {
            throw new IllegalStateException(asleep + " of " + many + " sleep");
        }
    }

    private CapturedEvent event(String user, EventType type, String name, Map<String, Object> properties) {
        return new CapturedEvent(
                UUID.randomUUID().toString(),
                type,
                name,
                Optional.of(user),
                Optional.empty(),
                Optional.empty(),
                clock.instant(),
                properties,
                Map.of(),
                "bench");
    }

    private record Running(UUID id, String instanceId) {}
}
