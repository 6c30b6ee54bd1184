package io.kairos.orchestrator.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.kairos.orchestrator.customer.CustomerBook;
import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.customer.Customers;
import io.kairos.orchestrator.customer.ZoneSource;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.support.KairosTest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;

/** The lane on a real database, with effects of the test's own. */
@KairosTest
class CaptureLaneIT {
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

    private final RecordedEffects effects = new RecordedEffects();
    private final List<CaptureLane> lanes = new ArrayList<>();
    /** Unlike any other test's. */
    private final String id = UUID.randomUUID().toString();

    /** Remembers what it was told, and fails on demand. */
    private static final class RecordedEffects implements EventEffects {
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
        lanes.forEach(CaptureLane::stop);
    }

    @Test
    void applies_effects_in_the_order_of_occurrence_after_the_events_are_written() {
        effects.before = () -> assertThat(names("u")).containsExactly("earlier", "later");

        capture(track("u", "later", -10), track("u", "earlier", -20));

        assertThat(effects.applied).extracting(StoredEvent::name).containsExactly("earlier", "later");
        assertThat(effects.applied).extracting(StoredEvent::customerId).containsOnly(customer("u"));
    }

    @Test
    void stores_together_what_comes_together() {
        List<Long> sizes = new CopyOnWriteArrayList<>();
        effects.before = () -> sizes.add(stored());
        CaptureLane lane = lane(transactions);

        List<CompletableFuture<CaptureReceipt>> answers = IntStream.range(0, 200)
                .mapToObj(i -> lane.submit(
                        List.of(track("u" + i, "one", -5), track("u" + i, "two", -4), track("u" + i, "three", -3))))
                .toList();
        answers.forEach(CompletableFuture::join);

        assertThat(sizes).isNotEmpty().allMatch(size -> size % 3 == 0);
        assertThat(stored()).isEqualTo(600);
    }

    @Test
    void only_the_event_at_fault_fails() {
        effects.broken = "broken";
        List<CapturedEvent> events = IntStream.range(0, 40)
                .mapToObj(i -> track("u" + i % 7, i == 23 ? "broken" : "good", -100 + i))
                .toList();

        CaptureReceipt receipt = lane(transactions).submit(events).join();

        assertThat(receipt.accepted()).isEqualTo(39);
        assertThat(receipt.failed())
                .extracting(
                        CaptureReceipt.Failed::index, failed -> failed.problem().status())
                .containsExactly(tuple(23, 500));
        assertThat(stored()).isEqualTo(39);
        assertThat(effects.applied).hasSize(39);
    }

    @Test
    void events_that_effects_refuse_are_taken_out_and_may_come_again() {
        effects.refused = "refused";
        CapturedEvent bad = track("u", "refused", -5);

        CaptureReceipt receipt = capture(track("u", "good", -10), bad);

        assertThat(receipt.accepted()).isEqualTo(1);
        assertThat(receipt.failed())
                .extracting(failed -> failed.problem().code())
                .containsExactly("text-expected");
        assertThat(names("u")).containsExactly("good");
        effects.refused = "";
        assertThat(capture(bad).accepted()).isEqualTo(1);
    }

    @Test
    void a_passing_failure_is_tried_again() {
        int[] calls = {0};
        effects.before = () -> {
            if (++calls[0] < 3) throw new PessimisticLockingFailureException("deadlock of the test");
        };

        assertThat(capture(track("u", "seen", -5), track("u", "bought", -4)).accepted())
                .isEqualTo(2);
        assertThat(calls[0]).isEqualTo(3);
        assertThat(names("u")).containsExactly("seen", "bought");
    }

    @Test
    void nothing_is_acknowledged_when_the_database_is_away() {
        DriverManagerDataSource nowhere = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none", "n", "n");

        CompletableFuture<CaptureReceipt> receipt =
                lane(new DataSourceTransactionManager(nowhere)).submit(List.of(track("u", "seen", -5)));

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(receipt::join)
                .withCauseInstanceOf(CaptureUnavailableException.class);
    }

    @Test
    void says_that_it_is_busy_when_the_queue_is_full() {
        CountDownLatch open = new CountDownLatch(1);
        effects.before = () -> await(open);
        CaptureLane lane = lane(transactions, 2);
        CompletableFuture<CaptureReceipt> first = lane.submit(List.of(track("u", "one", -5), track("u", "two", -4)));

        assertThatExceptionOfType(CaptureBusyException.class)
                .isThrownBy(() -> lane.submit(List.of(track("u", "three", -3))));

        open.countDown();
        assertThat(first.join().accepted()).isEqualTo(2);
        assertThat(lane.submit(List.of(track("u", "three", -3))).join().accepted())
                .isEqualTo(1);
    }

    @Test
    void a_lane_that_stops_stores_what_it_has_taken_and_takes_no_more() {
        CaptureLane lane = lane(transactions);
        CompletableFuture<CaptureReceipt> taken = lane.submit(List.of(track("u", "one", -5), track("u", "two", -4)));

        lane.stop();

        assertThat(taken.join().accepted()).isEqualTo(2);
        assertThat(lane.submit(List.of(track("u", "three", -3)))).isCompletedExceptionally();
    }

    @Test
    void an_event_that_is_known_has_no_second_effect() {
        CapturedEvent event = track("u", "seen", -5);

        capture(event, event);
        CaptureReceipt again = capture(event);

        assertThat(again).isEqualTo(new CaptureReceipt(0, 1, List.of()));
        assertThat(effects.applied).hasSize(1);
    }

    @Test
    void everything_of_an_anonymous_customer_moves_to_the_user_it_becomes() {
        capture(anonymous("a", "searched", -60));
        UUID from = effects.applied.get(0).customerId();
        addRowsOf(from);
        capture(identify("u", Optional.empty(), -50, Map.of("firstName", "Ada")));

        capture(identify("u", Optional.of("a"), -40, Map.of("email", "ada@example.com")), anonymous("a", "seen", -30));

        UUID into = customer("u");
        assertThat(effects.merges).containsExactly(List.of(from, into));
        assertThat(jdbc.sql("select merged_into from customer where id = ?")
                        .param(from)
                        .query(UUID.class)
                        .single())
                .isEqualTo(into);
        for (String table : List.of(
                "event",
                "need",
                "enrolment",
                "decision",
                "moment",
                "dispatch",
                "journal",
                "consent",
                "suppression",
                "identity")) {
            assertThat(count(table, from)).as("rows of %s left behind", table).isZero();
            assertThat(count(table, into)).as("rows of %s moved", table).isPositive();
        }
        assertThat(names("u")).containsExactly("searched", "identify", "identify", "seen");
    }

    @Test
    void a_merge_keeps_the_latest_consent_and_trait() {
        capture(
                anonymousIdentify("a", -60, Map.of("city", "Lyon", "shoe", 40, "consents", Map.of("email", true))),
                identify("u", Optional.empty(), -50, Map.of("city", "Paris", "consents", Map.of("email", false))));
        UUID from = effects.applied.get(0).customerId();
        assertThat(from).isNotEqualTo(customer("u"));

        capture(identify("u", Optional.of("a"), -40, Map.of()));

        assertThat(profile("u").traits()).isEqualTo(Map.of("city", "Paris", "shoe", 40));
        assertThat(consents("u")).containsExactly("email * denied");
    }

    @Test
    void two_known_users_are_never_merged() {
        capture(identify("first", Optional.of("shared"), -60, Map.of()));

        capture(identify("second", Optional.of("shared"), -50, Map.of()), anonymous("shared", "seen", -40));
        CaptureReceipt alias = capture(alias("second", id + "first"));

        assertThat(effects.merges).isEmpty();
        assertThat(names("first")).containsExactly("identify", "seen");
        assertThat(names("second")).containsExactly("identify");
        assertThat(alias.failed())
                .extracting(failed -> failed.problem().code())
                .containsExactly("alias-of-two-known-users");
    }

    @Test
    void the_latest_word_about_a_trait_wins_in_whatever_order_events_arrive() {
        capture(identify("u", Optional.empty(), -10, Map.of("city", "Paris", "plan", "gold")));

        capture(identify("u", Optional.empty(), -20, Map.of("city", "Lyon", "age", 40)));

        assertThat(profile("u").traits()).isEqualTo(Map.of("city", "Paris", "plan", "gold", "age", 40));
    }

    @Test
    void knows_the_zone_explicitly_before_all_else() {
        capture(identify("u", Optional.empty(), -30, Map.of("phone", "+33 6 12 34 56 78")));
        assertThat(profile("u").zone()).isEqualTo(ZoneId.of("Europe/Paris"));
        assertThat(profile("u").zoneSource()).isEqualTo(ZoneSource.PHONE);
        assertThat(profile("u").phone()).hasValue("+33612345678");

        capture(withContext(track("u", "seen", -20), Map.of("timezone", "Asia/Tokyo", "locale", "fr-FR")));
        capture(identify("u", Optional.empty(), -10, Map.of("phone", "+1 212 555 0123")));

        assertThat(profile("u").zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(profile("u").zoneSource()).isEqualTo(ZoneSource.EXPLICIT);
        assertThat(profile("u").locale()).isEqualTo(Locale.FRANCE);
    }

    @Test
    void refusing_a_channel_takes_back_what_was_granted_for_single_topics() {
        capture(identify("u", Optional.empty(), -30, Map.of("consents", Map.of("email", Map.of("reminders", true)))));

        capture(track("u", "Unsubscribed", -20));
        assertThat(consents("u")).containsExactly("email * denied", "email reminders denied");

        capture(identify("u", Optional.empty(), -10, Map.of("consents", Map.of("email", Map.of("reminders", true)))));
        capture(track("u", "Unsubscribed", -25));
        assertThat(consents("u")).containsExactly("email * denied", "email reminders granted");
    }

    @Test
    void a_bounce_suppresses_the_address_until_there_is_another_one() {
        capture(
                identify("u", Optional.empty(), -30, Map.of("email", "Old@example.com")),
                track("u", "Email Bounced", -20));
        assertThat(suppressions("u")).containsExactly("email hard-bounce");

        capture(identify("u", Optional.empty(), -10, Map.of("email", "new@example.com")));
        assertThat(suppressions("u")).isEmpty();

        capture(withProperties(track("u", "Email Bounced", -5), Map.of("email", "old@example.com")));
        assertThat(suppressions("u")).isEmpty();
    }

    @Test
    void an_address_is_an_identity_of_the_customer_who_gave_it_first() {
        String email = id + "@example.com";
        capture(identify("u", Optional.empty(), -30, Map.of("email", email)));
        capture(identify("v", Optional.empty(), -20, Map.of("email", email)));

        assertThat(jdbc.sql("select customer_id from identity where kind = 'email' and value = ?")
                        .param(email)
                        .query(UUID.class)
                        .single())
                .isEqualTo(customer("u"));
        assertThat(profile("v").email()).hasValue(email);
    }

    @Test
    void many_lanes_at_once_store_everything_once_and_make_one_customer() {
        List<CaptureLane> many =
                IntStream.range(0, 4).mapToObj(i -> lane(transactions)).toList();
        List<CapturedEvent> events = IntStream.range(0, 120)
                .mapToObj(i -> i % 3 == 0
                        ? identify("u", Optional.of("a" + i % 2), -200 + i, Map.of("step", i))
                        : i % 3 == 1 ? anonymous("a" + i % 2, "seen", -200 + i) : track("u", "bought", -200 + i))
                .toList();

        List<CaptureReceipt> receipts = many.stream().map(lane -> lane.submit(events)).toList().stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(receipts.stream().mapToInt(CaptureReceipt::accepted).sum()).isEqualTo(120);
        assertThat(receipts).allSatisfy(receipt -> assertThat(receipt.failed()).isEmpty());
        assertThat(stored()).isEqualTo(120);
        assertThat(Set.copyOf(names("u"))).containsExactlyInAnyOrder("identify", "seen", "bought");
        assertThat(names("u")).hasSize(120);
    }

    private void addRowsOf(UUID customer) {
        UUID need = UUID.randomUUID();
        UUID enrolment = UUID.randomUUID();
        UUID decision = UUID.randomUUID();
        jdbc.sql("insert into need (customer_id, id, product_type, subject, state, opened_at, changed_at, expires_at) "
                        + "values (?, ?, 'trip', 'x', 'lost', now(), now(), now())")
                .params(customer, need)
                .update();
        jdbc.sql("insert into enrolment (customer_id, id, need_id, journey_id, journey_version, process_instance_id, "
                        + "state, started_at) values (?, ?, ?, 'j', 1, 'none', 'ended', now())")
                .params(customer, enrolment, need)
                .update();
        jdbc.sql("insert into decision (customer_id, id, kind, at, outcome, reasons) "
                        + "values (?, ?, 'no-send', now(), 'no', '[]')")
                .params(customer, decision)
                .update();
        jdbc.sql("insert into moment (customer_id, enrolment_id, step, round, decision_id, state, action, due_at) "
                        + "values (?, ?, 's', 1, ?, 'passed', 'wait', now())")
                .params(customer, enrolment, decision)
                .update();
        jdbc.sql(
                        "insert into dispatch (customer_id, id, need_id, enrolment_id, journey_id, step, round, channel, topic, "
                                + "template, decision_id, state, due_at, not_before, created_at) "
                                + "values (?, ?, ?, ?, 'j', 's', 1, 'email', 't', 't', ?, 'cancelled', now(), now(), now())")
                .params(customer, UUID.randomUUID(), need, enrolment, decision)
                .update();
        jdbc.sql("insert into journal (customer_id, enrolment_id, elements, at) values (?, ?, '{e}', now())")
                .params(customer, enrolment)
                .update();
        jdbc.sql("insert into consent values (?, 'email', '*', 'denied', 'test', now())")
                .param(customer)
                .update();
        jdbc.sql("insert into suppression values (?, 'sms', 'manual', now())")
                .param(customer)
                .update();
    }

    private CaptureReceipt capture(CapturedEvent... events) {
        if (lanes.isEmpty()) lane(transactions);
        return lanes.get(0).submit(List.of(events)).join();
    }

    private CaptureLane lane(PlatformTransactionManager manager) {
        return lane(manager, 1000);
    }

    private CaptureLane lane(PlatformTransactionManager manager, int queueSize) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("effects", effects));
        CaptureTransaction transaction =
                new CaptureTransaction(manager, store, book, beans.getBeanProvider(EventEffects.class), clock);
        CaptureLane lane = new CaptureLane(
                new CaptureProperties(200, queueSize, Duration.ofHours(1), Duration.ofSeconds(1)),
                new BatchKeeper(transaction));
        lane.start();
        lanes.add(lane);
        return lane;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private CapturedEvent track(String user, String name, int seconds) {
        return event(EventType.TRACK, name, Optional.of(id + user), Optional.empty(), seconds, Map.of());
    }

    private CapturedEvent anonymous(String anonymous, String name, int seconds) {
        return event(EventType.TRACK, name, Optional.empty(), Optional.of(id + anonymous), seconds, Map.of());
    }

    private CapturedEvent identify(String user, Optional<String> anonymous, int seconds, Map<String, Object> traits) {
        return event(
                EventType.IDENTIFY, "identify", Optional.of(id + user), anonymous.map(a -> id + a), seconds, traits);
    }

    private CapturedEvent anonymousIdentify(String anonymous, int seconds, Map<String, Object> traits) {
        return event(EventType.IDENTIFY, "identify", Optional.empty(), Optional.of(id + anonymous), seconds, traits);
    }

    private CapturedEvent alias(String user, String previous) {
        CapturedEvent event = event(EventType.ALIAS, "alias", Optional.of(id + user), Optional.empty(), -1, Map.of());
        return new CapturedEvent(
                event.messageId(),
                event.type(),
                event.name(),
                event.userId(),
                event.anonymousId(),
                Optional.of(previous),
                event.occurredAt(),
                event.properties(),
                event.context(),
                event.source());
    }

    private CapturedEvent event(
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

    private static CapturedEvent withContext(CapturedEvent event, Map<String, Object> context) {
        return new CapturedEvent(
                event.messageId(),
                event.type(),
                event.name(),
                event.userId(),
                event.anonymousId(),
                event.previousId(),
                event.occurredAt(),
                event.properties(),
                context,
                event.source());
    }

    private static CapturedEvent withProperties(CapturedEvent event, Map<String, Object> properties) {
        return new CapturedEvent(
                event.messageId(),
                event.type(),
                event.name(),
                event.userId(),
                event.anonymousId(),
                event.previousId(),
                event.occurredAt(),
                properties,
                event.context(),
                event.source());
    }

    private UUID customer(String user) {
        return jdbc.sql("select customer_id from identity where kind = 'user_id' and value = ?")
                .param(id + user)
                .query(UUID.class)
                .single();
    }

    private CustomerProfile profile(String user) {
        UUID customer = customer(user);
        return Objects.requireNonNull(customers.find(List.of(customer)).get(customer));
    }

    private List<String> names(String user) {
        return texts("select name from event where customer_id = ? order by occurred_at", user);
    }

    private List<String> consents(String user) {
        return texts(
                "select channel || ' ' || topic || ' ' || status from consent where customer_id = ? order by 1", user);
    }

    private List<String> suppressions(String user) {
        return texts("select channel || ' ' || reason from suppression where customer_id = ?", user);
    }

    private List<String> texts(String sql, String user) {
        return jdbc.sql(sql).param(customer(user)).query(String.class).list();
    }

    private long count(String table, UUID customer) {
        return jdbc.sql("select count(*) from " + table + " where customer_id = ?")
                .param(customer)
                .query(Long.class)
                .single();
    }

    private long stored() {
        return jdbc.sql("select count(*) from event where source = ?")
                .param("test " + id)
                .query(Long.class)
                .single();
    }
}
