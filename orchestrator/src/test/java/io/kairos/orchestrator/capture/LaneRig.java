package io.kairos.orchestrator.capture;

import io.kairos.orchestrator.customer.CustomerBook;
import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.customer.Customers;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.support.KairosTest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Two lanes on a real database, with effects of the test's own, and events of customers unlike any other test's. */
@KairosTest
abstract class LaneRig {
    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    EventStore store;

    @Autowired
    CustomerBook book;

    @Autowired
    InstantSource clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Customers customers;

    final RecordedEffects effects = new RecordedEffects();
    private final List<CaptureLanes> lanes = new ArrayList<>();

    /** Unlike any other test's. */
    final String id = UUID.randomUUID().toString();

    /** Remembers what it was told, and fails on demand. */
    static final class RecordedEffects implements EventEffects {
        final List<StoredEvent> applied = new CopyOnWriteArrayList<>();
        final List<List<UUID>> merges = new CopyOnWriteArrayList<>();
        Runnable before = () -> {};
        String broken = "";
        String refused = "";

        @Override
        public void apply(List<StoredEvent> events) {
            before.run();
            Map<UUID, Problem> problems = new HashMap<>();
            for (StoredEvent event : events) {
                if (event.name().equals(broken)) throw new IllegalStateException("broken by the test");
                if (event.name().equals(refused)) problems.put(event.id(), Problem.at(400, "text-expected", "/event"));
            }
            if (!problems.isEmpty()) throw new EventRefusedException(problems);
            applied.addAll(events);
        }

        @Override
        public void merged(UUID from, UUID into) {
            merges.add(List.of(from, into));
        }
    }

    @AfterEach
    void stop_lanes() {
        lanes.forEach(CaptureLanes::stop);
    }

    CaptureReceipt capture(CapturedEvent... events) {
        if (lanes.isEmpty()) lane(transactions);
        return lanes.get(0).submit(List.of(events)).join();
    }

    CaptureLanes lane(PlatformTransactionManager manager) {
        return lane(manager, 1000);
    }

    CaptureLanes lane(PlatformTransactionManager manager, int queueSize) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("effects", effects));
        CaptureTransaction transaction =
                new CaptureTransaction(manager, store, book, beans.getBeanProvider(EventEffects.class), clock);
        CaptureLanes made = new CaptureLanes(
                new CaptureProperties(200, 2, queueSize, Duration.ofHours(1), Duration.ofSeconds(1)),
                new BatchKeeper(transaction));
        made.start();
        lanes.add(made);
        return made;
    }

    CapturedEvent track(String user, String name, int seconds) {
        return event(EventType.TRACK, name, Optional.of(id + user), Optional.empty(), seconds, Map.of());
    }

    CapturedEvent anonymous(String anonymous, String name, int seconds) {
        return event(EventType.TRACK, name, Optional.empty(), Optional.of(id + anonymous), seconds, Map.of());
    }

    CapturedEvent identify(String user, Optional<String> anonymous, int seconds, Map<String, Object> traits) {
        return event(
                EventType.IDENTIFY, "identify", Optional.of(id + user), anonymous.map(a -> id + a), seconds, traits);
    }

    CapturedEvent event(
            EventType type,
            String name,
            Optional<String> user,
            Optional<String> anonymous,
            int seconds,
            Map<String, Object> properties) {
        Instant at = clock.instant().plusSeconds(seconds);
        return new CapturedEvent(
                UUID.randomUUID().toString(),
                type,
                name,
                user,
                anonymous,
                Optional.empty(),
                at,
                properties,
                Map.of(),
                "test " + id);
    }

    UUID customer(String user) {
        return jdbc.sql("select customer_id from identity where kind = 'user_id' and value = ?")
                .param(id + user)
                .query(UUID.class)
                .single();
    }

    CustomerProfile profile(String user) {
        UUID customer = customer(user);
        return Objects.requireNonNull(customers.find(List.of(customer)).get(customer));
    }

    List<String> names(String user) {
        return texts("select name from event where customer_id = ? order by occurred_at", user);
    }

    List<String> consents(String user) {
        return texts(
                "select channel || ' ' || topic || ' ' || status from consent where customer_id = ? order by 1", user);
    }

    List<String> texts(String sql, String user) {
        return jdbc.sql(sql).param(customer(user)).query(String.class).list();
    }

    long stored() {
        return jdbc.sql("select count(*) from event where source = ?")
                .param("test " + id)
                .query(Long.class)
                .single();
    }
}
