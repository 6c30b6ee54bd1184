package io.kairos.orchestrator.dispatch;

import static io.kairos.orchestrator.dispatch.DispatchTables.zoneWhereItIs;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.OutboundMessage;
import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.dispatch.DispatchTables.Reachable;
import io.kairos.orchestrator.platform.VirtualClock;
import io.kairos.orchestrator.support.KairosTest;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

@KairosTest
@Import(DispatchRig.class)
class DispatcherIT {
    @Autowired
    DispatchRig rig;

    @Autowired
    DispatchQueue queue;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    VirtualClock clock;

    @Autowired
    StatefulRedisConnection<String, String> redis;

    private final ScriptedChannel channel = ScriptedChannel.accepting();
    private DispatchTables tables;
    private Reachable ada;

    @BeforeEach
    void customer() {
        jdbc.update("update dispatch set state = 'cancelled' where state in ('ready', 'held', 'claimed', 'sending')");
        tables = new DispatchTables(jdbc);
        ada = tables.reachableCustomer(clock.instant());
    }

    @Test
    void sends_a_due_message_once_and_says_why() {
        NewDispatch due = added(ada.reminder(clock.instant()));
        NewDispatch later = added(ada.reminder(clock.instant().plusSeconds(1), 2, Optional.empty()));

        rig.drain(rig.dispatcher(channel));

        assertThat(channel.taken(due)).isEqualTo(1);
        assertThat(channel.taken(later)).isZero();
        assertThat(tables.dispatch(due.id()))
                .containsEntry("state", "accepted")
                .containsEntry("provider_id", "id-" + due.id())
                .containsEntry("attempts", 1);
        assertThat(instant("sent_at", due)).isEqualTo(clock.instant());
        assertThat(tables.decisions(due.id())).containsExactly("send send");
        assertThat(jdbc.queryForList(
                        "select r ->> 'code' from decision, jsonb_array_elements(reasons) r where dispatch_id = ?",
                        String.class,
                        due.id()))
                .containsExactly(
                        "send-due",
                        "need-open",
                        "not-suppressed",
                        "consent-granted",
                        "no-control-group",
                        "address-known",
                        "no-deadline",
                        "in-time",
                        "outside-quiet-hours",
                        "no-legal-window",
                        "no-better-message",
                        "under-cap");
    }

    @Test
    void writes_to_the_customers_address_with_a_way_to_unsubscribe() {
        NewDispatch due = added(ada.reminder(clock.instant()));

        rig.drain(rig.dispatcher(channel));

        OutboundMessage message = channel.taken().stream()
                .filter(one -> one.dispatchId().equals(due.id().toString()))
                .findFirst()
                .orElseThrow();
        assertThat(message.address()).isEqualTo("c-" + ada.customerId() + "@example.org");
        assertThat(message.content().subject()).contains("Oslo");
        assertThat(message.content().text()).contains("Ada").contains("/unsubscribe/");
        assertThat(message.headers()).containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        assertThat(message.headers().get("List-Unsubscribe"))
                .startsWith("<http")
                .contains("/unsubscribe/")
                .endsWith(">");
    }

    @Test
    void hands_no_row_to_two_dispatchers() throws Exception {
        List<NewDispatch> many = IntStream.range(0, 150)
                .mapToObj(i -> tables.reachableCustomer(clock.instant()).reminder(clock.instant()))
                .toList();
        queue.add(many);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                runs.add(threads.submit(() -> rig.drain(rig.dispatcher(channel))));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(many).allSatisfy(one -> {
            assertThat(channel.taken(one)).isEqualTo(1);
            assertThat(tables.state(one.id())).isEqualTo("accepted");
        });
    }

    @Test
    void does_not_listen_to_a_worker_whose_claim_was_taken_over() {
        NewDispatch due = added(ada.reminder(clock.instant()));
        Claim stale = claim(due);
        tables.expireLease(due.id());
        rig.reaper(channel).runOnce();
        assertThat(tables.state(due.id())).isEqualTo("ready");
        rig.drain(rig.dispatcher(channel));

        assertThat(rig.store.move(List.of(Move.sending(stale, clock.instant()))))
                .isEmpty();
        assertThat(rig.store.move(List.of(Move.refused(stale, State.SENDING, "late", clock.instant()))))
                .isEmpty();
        assertThat(tables.state(due.id())).isEqualTo("accepted");
        assertThat(channel.taken(due)).isEqualTo(1);
    }

    @Test
    void lets_a_purchase_win_that_comes_between_claim_and_sending() {
        NewDispatch due = added(ada.reminder(clock.instant()));
        List<Prepared.Ready> ready = prepared(claim(due));

        queue.cancel(List.of(new DispatchQueue.NeedRef(ada.customerId(), ada.needId())), Reason.of("bought"));
        send(ready);

        assertThat(channel.taken(due)).isZero();
        assertThat(tables.state(due.id())).isEqualTo("cancelled");
        assertThat(tables.decisions(due.id())).containsExactly("cancel bought");
    }

    @Test
    void lets_an_opt_out_win_that_comes_between_claim_and_sending() {
        NewDispatch due = added(ada.reminder(clock.instant()));
        List<Prepared.Ready> ready = prepared(claim(due));

        tables.consent(ada.customerId(), "*", "*", "denied", clock.instant().plusSeconds(1));
        send(ready);
        assertThat(tables.state(due.id())).isEqualTo("ready");
        rig.drain(rig.dispatcher(channel));

        assertThat(channel.taken(due)).isZero();
        assertThat(tables.decisions(due.id())).containsExactly("refuse consent-denied");
    }

    @Test
    void lists_what_was_on_the_wire_when_its_worker_died_and_never_sends_it_again() {
        NewDispatch due = added(ada.reminder(clock.instant()));
        onTheWire(due);

        rig.reaper(channel).runOnce();
        assertThat(tables.state(due.id())).as("the lease is not over").isEqualTo("sending");
        tables.expireLease(due.id());
        rig.reaper(channel).runOnce();
        clock.advance(Duration.ofDays(30));
        rig.drain(rig.dispatcher(channel));

        assertThat(channel.taken(due)).isZero();
        assertThat(tables.dispatch(due.id()))
                .containsEntry("state", "unknown")
                .containsEntry("close_code", "lease-expired");
        assertThat(tables.decisions(due.id())).containsExactly("send send", "no-send lease-expired");
    }

    @Test
    void sends_again_what_was_on_the_wire_where_the_channel_recognises_a_repeat() {
        ScriptedChannel keyed = ScriptedChannel.withKey(ok -> new DeliveryOutcome.Accepted("k", Instant.EPOCH));
        NewDispatch due = added(ada.reminder(clock.instant()));
        onTheWire(due);
        tables.expireLease(due.id());

        rig.reaper(keyed).runOnce();
        clock.advance(Duration.ofMinutes(2));
        rig.drain(rig.dispatcher(keyed));

        assertThat(keyed.taken(due)).isEqualTo(1);
        assertThat(tables.dispatch(due.id())).containsEntry("state", "accepted").containsEntry("attempts", 2);
    }

    @Test
    void tries_again_later_what_certainly_did_not_arrive() {
        Queue<DeliveryOutcome> answers = new ArrayDeque<>(List.of(
                new DeliveryOutcome.TryAgain(Duration.ofSeconds(5), "greylisted"),
                new DeliveryOutcome.TryAgain(Duration.ofMinutes(5), "greylisted"),
                new DeliveryOutcome.Accepted("third", Instant.EPOCH)));
        ScriptedChannel greylisting = ScriptedChannel.answering(message -> answers.remove());
        Dispatcher dispatcher = rig.dispatcher(greylisting);
        Instant start = clock.instant();
        NewDispatch due = added(ada.reminder(start));

        rig.drain(dispatcher);
        assertThat(tables.dispatch(due.id())).containsEntry("state", "ready").containsEntry("sent_at", null);
        assertThat(instant("not_before", due)).isBetween(start.plusSeconds(5), start.plusSeconds(60));
        Instant second = start.plusSeconds(60);
        clock.setTo(second);
        rig.drain(dispatcher);
        assertThat(instant("not_before", due)).isBetween(second.plusSeconds(300), second.plusSeconds(330));
        clock.setTo(second.plusSeconds(330));
        rig.drain(dispatcher);

        assertThat(tables.dispatch(due.id()))
                .containsEntry("state", "accepted")
                .containsEntry("provider_id", "third")
                .containsEntry("attempts", 3);
        assertThat(tables.decisions(due.id()))
                .containsExactly("send send", "hold delivery-failed", "send send", "hold delivery-failed", "send send");
    }

    @Test
    void gives_up_after_the_last_attempt_and_says_so() {
        ScriptedChannel broken =
                ScriptedChannel.answering(message -> new DeliveryOutcome.TryAgain(Duration.ofSeconds(1), "down"));
        NewDispatch due = added(ada.reminder(clock.instant()));
        jdbc.update("update dispatch set attempts = ? where id = ?", rig.settings.maxAttempts() - 1, due.id());

        rig.drain(rig.dispatcher(broken));

        assertThat(tables.dispatch(due.id()))
                .containsEntry("state", "aside")
                .containsEntry("close_code", "retries-exhausted");
        assertThat(tables.decisions(due.id())).containsExactly("send send", "refuse retries-exhausted");
    }

    @Test
    void never_repeats_a_hand_off_without_an_answer() {
        ScriptedChannel silent = ScriptedChannel.answering(message -> new DeliveryOutcome.Unknown("silence"));
        NewDispatch due = added(ada.reminder(clock.instant()));

        rig.drain(rig.dispatcher(silent));
        clock.advance(Duration.ofDays(30));
        rig.drain(rig.dispatcher(silent));

        assertThat(silent.taken(due)).isEqualTo(1);
        assertThat(tables.dispatch(due.id())).containsEntry("state", "unknown");
        assertThat(tables.dispatch(due.id()).get("sent_at"))
                .as("counts under the caps")
                .isNotNull();
        assertThat(tables.decisions(due.id())).containsExactly("send send", "no-send delivery-unknown");
    }

    @Test
    void takes_a_channel_that_breaks_its_promise_for_one_that_gave_no_answer() {
        ScriptedChannel throwing = ScriptedChannel.answering(message -> {
            throw new IllegalStateException("broken");
        });
        NewDispatch due = added(ada.reminder(clock.instant()));

        rig.drain(rig.dispatcher(throwing));

        assertThat(tables.state(due.id())).isEqualTo("unknown");
    }

    @Test
    void suppresses_an_address_that_does_not_exist() {
        ScriptedChannel refusing =
                ScriptedChannel.answering(message -> new DeliveryOutcome.Refused("550 5.1.1", "no such user"));
        NewDispatch due = added(ada.reminder(clock.instant()));
        NewDispatch next = added(ada.reminder(clock.instant().plusSeconds(60), 2, Optional.empty()));

        rig.drain(rig.dispatcher(refusing));
        clock.advance(Duration.ofSeconds(60));
        rig.drain(rig.dispatcher(refusing));

        assertThat(tables.dispatch(due.id())).containsEntry("close_code", "provider-refused");
        assertThat(refusing.taken(next)).isZero();
        assertThat(tables.decisions(next.id())).containsExactly("refuse suppressed");
    }

    @Test
    void holds_a_message_through_the_quiet_hours_and_then_sends_it() {
        Reachable night = tables.reachableCustomer(clock.instant(), zoneWhereItIs(23, clock.instant()));
        NewDispatch due = added(night.reminder(clock.instant()));
        Dispatcher dispatcher = rig.dispatcher(channel);

        rig.drain(dispatcher);
        assertThat(tables.state(due.id())).isEqualTo("held");
        Instant morning = instant("not_before", due);
        assertThat(morning.atZone(java.time.ZoneId.of(zoneWhereItIs(23, clock.instant())))
                        .getHour())
                .isEqualTo(8);
        assertThat(dispatcher.nextDue())
                .hasValueSatisfying(next -> assertThat(next).isBeforeOrEqualTo(morning));
        clock.setTo(morning);
        rig.drain(dispatcher);

        assertThat(tables.state(due.id())).isEqualTo("accepted");
        assertThat(tables.decisions(due.id())).containsExactly("hold quiet-hours", "send send");
    }

    @Test
    void refuses_a_message_that_the_quiet_hours_would_hold_beyond_its_deadline() {
        Reachable night = tables.reachableCustomer(clock.instant(), zoneWhereItIs(23, clock.instant()));
        NewDispatch due = added(
                night.reminder(clock.instant(), 1, Optional.of(clock.instant().plusSeconds(3_600))));

        rig.drain(rig.dispatcher(channel));

        assertThat(tables.dispatch(due.id()))
                .containsEntry("state", "refused")
                .containsEntry("close_code", "quiet-hours");
        assertThat(jdbc.queryForList(
                        "select r ->> 'code' from decision, jsonb_array_elements(reasons) r where dispatch_id = ?",
                        String.class,
                        due.id()))
                .containsExactly("quiet-hours", "hold-past-deadline");
        assertThat(jdbc.queryForObject(
                        "select jsonb_array_length(inputs -> 'guards') from decision where dispatch_id = ?",
                        Integer.class,
                        due.id()))
                .isEqualTo(10);
    }

    @Test
    void refuses_what_nobody_agreed_to_and_what_cannot_be_written() {
        NewDispatch news = added(of(ada, "email", "news", "reminder", 1));
        NewDispatch unwritable = added(of(ada, "email", "reminders", "no-such-message", 2));
        NewDispatch unreachable = added(of(ada, "postal", "reminders", "reminder", 3));
        tables.consent(ada.customerId(), "postal", "*", "granted", clock.instant());

        rig.drain(rig.dispatcher(channel));

        assertThat(tables.decisions(news.id())).containsExactly("refuse consent-missing");
        assertThat(tables.decisions(unwritable.id())).containsExactly("refuse content-failed");
        assertThat(tables.decisions(unreachable.id())).containsExactly("refuse channel-missing");
    }

    @Test
    void holds_the_second_message_of_a_day_until_the_day_is_over() {
        Instant start = clock.instant();
        NewDispatch first = added(ada.reminder(start));
        NewDispatch second = added(ada.reminder(start, 2, Optional.empty()));
        Dispatcher dispatcher = rig.dispatcher(channel);

        rig.drain(dispatcher);
        assertThat(Set.of(tables.state(first.id()), tables.state(second.id())))
                .containsExactlyInAnyOrder("accepted", "held");
        clock.setTo(start.plus(Duration.ofDays(1)));
        rig.drain(dispatcher);

        assertThat(tables.state(first.id())).isEqualTo("accepted");
        assertThat(tables.state(second.id())).isEqualTo("accepted");
        assertThat(channel.taken(first) + channel.taken(second)).isEqualTo(2);
    }

    @Test
    void breaches_no_cap_when_redis_is_emptied_again_and_again() {
        Instant start = clock.instant();
        List<Reachable> customers = IntStream.range(0, 12)
                .mapToObj(i -> tables.reachableCustomer(start))
                .toList();
        for (int round = 1; round <= 6; round++) {
            int number = round;
            queue.add(customers.stream()
                    .map(customer -> customer.reminder(start, number, Optional.empty()))
                    .toList());
        }
        Dispatcher dispatcher = rig.dispatcher(channel);
        for (int step = 0; step < 10 * 24; step++) {
            if (step % 7 == 0) {
                redis.sync().flushall();
            }
            rig.drain(dispatcher);
            clock.advance(Duration.ofHours(1));
        }

        for (Reachable customer : customers) {
            List<Instant> sent = jdbc
                    .queryForList(
                            "select sent_at from dispatch where customer_id = ? and sent_at is not null order by"
                                    + " sent_at",
                            OffsetDateTime.class,
                            customer.customerId())
                    .stream()
                    .map(OffsetDateTime::toInstant)
                    .toList();
            assertThat(sent).as("held messages go out when they may").hasSizeGreaterThanOrEqualTo(4);
            for (int i = 1; i < sent.size(); i++) {
                assertThat(Duration.between(sent.get(i - 1), sent.get(i))).isGreaterThanOrEqualTo(Duration.ofDays(1));
                if (i >= 3) {
                    assertThat(Duration.between(sent.get(i - 3), sent.get(i)))
                            .isGreaterThanOrEqualTo(Duration.ofDays(7));
                }
            }
        }
    }

    @Test
    void keeps_the_answer_for_a_customer_who_turns_out_to_be_another_meanwhile() {
        UUID known = tables.reachableCustomer(clock.instant()).customerId();
        ScriptedChannel merging = ScriptedChannel.answering(message -> {
            jdbc.update(
                    "update dispatch set customer_id = ? where id = ?", known, UUID.fromString(message.dispatchId()));
            return new DeliveryOutcome.Accepted("merged", Instant.EPOCH);
        });
        NewDispatch due = added(ada.reminder(clock.instant()));

        rig.drain(rig.dispatcher(merging));

        assertThat(tables.dispatch(due.id())).containsEntry("state", "accepted").containsEntry("customer_id", known);
    }

    @Test
    void gives_back_the_place_of_a_message_that_was_cancelled_before_it_left() {
        NewDispatch first = added(ada.reminder(clock.instant()));
        List<Prepared.Ready> ready = prepared(claim(first));
        var reservation = rig.caps.reserve(List.of(ready.get(0).claim().request()), clock.instant());
        queue.cancel(List.of(new DispatchQueue.NeedRef(ada.customerId(), ada.needId())), Reason.of("bought"));
        rig.wire(channel).send(ready, reservation, Lease.begin(Duration.ofMinutes(1)));
        NewDispatch second = added(ada.reminder(clock.instant(), 2, Optional.empty()));

        rig.drain(rig.dispatcher(channel));

        assertThat(tables.state(second.id())).isEqualTo("accepted");
    }

    @Test
    void begins_nothing_that_its_lease_may_not_cover() {
        NewDispatch due = added(ada.reminder(clock.instant()));
        List<Prepared.Ready> ready = prepared(claim(due));
        rig.caps.restoreIfLost();
        var reservation = rig.caps.reserve(List.of(ready.get(0).claim().request()), clock.instant());

        rig.wire(channel).send(ready, reservation, Lease.begin(Duration.ZERO));
        assertThat(tables.state(due.id())).isEqualTo("ready");
        rig.drain(rig.dispatcher(channel));

        assertThat(tables.state(due.id())).isEqualTo("accepted");
        assertThat(channel.taken(due)).isEqualTo(1);
    }

    @Test
    void stores_an_answer_later_that_the_database_could_not_take() {
        NewDispatch due = added(ada.reminder(clock.instant()));
        BreakableTransactions database = new BreakableTransactions(rig.transactions);
        ScriptedChannel breaking = ScriptedChannel.answering(message -> {
            database.breakNext();
            return new DeliveryOutcome.Accepted("kept", Instant.EPOCH);
        });
        Dispatcher dispatcher = rig.dispatcher(breaking, database);

        assertThatThrownBy(dispatcher::runOnce).isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(tables.state(due.id())).isEqualTo("sending");
        rig.drain(dispatcher);

        assertThat(tables.dispatch(due.id())).containsEntry("state", "accepted").containsEntry("provider_id", "kept");
        assertThat(breaking.taken(due)).isEqualTo(1);
    }

    private NewDispatch added(NewDispatch dispatch) {
        queue.add(List.of(dispatch));
        return dispatch;
    }

    private static NewDispatch of(Reachable customer, String channel, String topic, String template, int round) {
        NewDispatch like = customer.reminder(Instant.EPOCH);
        return new NewDispatch(
                like.id(),
                like.customerId(),
                like.needId(),
                like.enrolmentId(),
                like.journeyId(),
                like.step(),
                round,
                channel,
                topic,
                template,
                Optional.empty(),
                like.decisionId(),
                like.dueAt(),
                Optional.empty());
    }

    private Claim claim(NewDispatch dispatch) {
        return rig.store.claim("email", 1_000, clock.instant()).stream()
                .filter(claim -> claim.id().equals(dispatch.id()))
                .findFirst()
                .orElseThrow();
    }

    private List<Prepared.Ready> prepared(Claim claim) {
        return rig.preparation(channel).prepare(List.of(claim), clock.instant()).stream()
                .map(Prepared.Ready.class::cast)
                .toList();
    }

    private void send(List<Prepared.Ready> ready) {
        rig.caps.restoreIfLost();
        var reservation = rig.caps.reserve(
                ready.stream().map(one -> one.claim().request()).toList(), clock.instant());
        rig.wire(channel).send(ready, reservation, Lease.begin(Duration.ofMinutes(1)));
    }

    /** As a worker leaves it that dies between the commit and the first byte. */
    private void onTheWire(NewDispatch dispatch) {
        List<Prepared.Ready> ready = prepared(claim(dispatch));
        rig.caps.restoreIfLost();
        var reservation = rig.caps.reserve(List.of(ready.get(0).claim().request()), clock.instant());
        Optional<List<Prepared.Ready>> admitted =
                rig.transactions.execute(status -> rig.ledger.admit(ready, reservation, clock.instant()));
        assertThat(admitted).contains(ready);
        assertThat(tables.state(dispatch.id())).isEqualTo("sending");
    }

    private Instant instant(String column, NewDispatch dispatch) {
        return requireNonNull(jdbc.queryForObject(
                        "select " + column + " from dispatch where id = ?", OffsetDateTime.class, dispatch.id()))
                .toInstant();
    }
}
