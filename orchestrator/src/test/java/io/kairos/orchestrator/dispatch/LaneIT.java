package io.kairos.orchestrator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.orchestrator.dispatch.DispatchTables.Reachable;
import io.kairos.orchestrator.platform.VirtualClock;
import io.kairos.orchestrator.support.KairosTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a slow or broken provider does to the others, and to its own messages. */
@KairosTest
@Import(DispatchRig.class)
class LaneIT {
    private static final DeliveryOutcome DOWN = new DeliveryOutcome.TryAgain(Duration.ofSeconds(1), "503 from the API");

    @Autowired
    DispatchRig rig;

    @Autowired
    DispatchQueue queue;

    @Autowired
    UnknownController operator;

    @Autowired
    ChannelController channels;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    VirtualClock clock;

    private final ExecutorService elsewhere = Executors.newCachedThreadPool();
    private final CountDownLatch taken = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private DispatchTables tables;

    @BeforeEach
    void empty() {
        jdbc.update("update dispatch set state = 'cancelled' where state in ('ready', 'held', 'claimed', 'sending')");
        tables = new DispatchTables(jdbc);
    }

    @AfterEach
    void end() {
        goOn.countDown();
        elsewhere.shutdownNow();
    }

    @Test
    void a_provider_that_hangs_delays_no_other_channel() throws Exception {
        NewDispatch stuck = due(1).get(0);
        NewDispatch other = of("courier");
        Dispatcher slow = rig.dispatcher(ScriptedChannel.answering(message -> hanging()));
        Future<?> round = elsewhere.submit(slow::runOnce);
        assertThat(taken.await(30, TimeUnit.SECONDS)).isTrue();

        rig.drain(rig.dispatcher(ScriptedChannel.named("courier", message -> accepted())));

        assertThat(tables.state(other.id())).isEqualTo("accepted");
        assertThat(tables.state(stuck.id())).isEqualTo("sending");
        goOn.countDown();
        round.get(30, TimeUnit.SECONDS);
        assertThat(tables.state(stuck.id())).isEqualTo("accepted");
    }

    @Test
    void an_answer_that_does_not_come_delays_no_other_answer_and_no_other_message() throws Exception {
        List<NewDispatch> many = due(3 * rig.settings.workers());
        AtomicBoolean first = new AtomicBoolean(true);
        Dispatcher dispatcher =
                rig.dispatcher(ScriptedChannel.answering(message -> first.getAndSet(false) ? hanging() : accepted()));
        Future<?> round = elsewhere.submit(dispatcher::runOnce);

        await().untilAsserted(() -> assertThat(
                        count(many, one -> tables.state(one.id()).equals("accepted")))
                .isEqualTo(many.size() - 1));
        assertThat(count(many, one -> tables.state(one.id()).equals("sending"))).isEqualTo(1);
        goOn.countDown();
        round.get(30, TimeUnit.SECONDS);
        assertThat(many).allSatisfy(one -> assertThat(tables.state(one.id())).isEqualTo("accepted"));
    }

    @Test
    void nothing_is_claimed_while_the_provider_is_broken_and_what_waits_keeps_its_place_and_deadline() {
        AtomicBoolean broken = new AtomicBoolean(true);
        ScriptedChannel channel = ScriptedChannel.answering(message -> broken.get() ? DOWN : accepted());
        Gate gate = rig.gate(channel);
        Dispatcher dispatcher = rig.dispatcher(channel, gate);
        List<NewDispatch> first = due(30);

        dispatcher.runOnce();

        int calls = channel.taken().size();
        assertThat(calls).as("calls until the breaker opened").isBetween(20, 29);
        assertThat(gate.breaker().standing().state()).isEqualTo("open");
        assertThat(gate.breaker().standing().why()).contains("503 from the API");
        List<NewDispatch> untouched =
                first.stream().filter(one -> channel.taken(one) == 0).toList();
        assertThat(untouched)
                .hasSize(30 - calls)
                .allSatisfy(one -> assertThat(tables.dispatch(one.id()))
                        .containsEntry("state", "ready")
                        .containsEntry("attempts", 0)
                        .containsEntry("lease_until", null));
        clock.advance(Duration.ofSeconds(20));
        assertThat(dispatcher.runOnce()).isZero();
        assertThat(dispatcher.nextDue())
                .hasValueSatisfying(next -> assertThat(next).isAfter(clock.instant()));

        broken.set(false);
        clock.advance(Duration.ofMinutes(2));
        rig.drain(dispatcher);
        assertThat(gate.breaker().standing().state()).isEqualTo("closed");
        assertThat(first).allSatisfy(one -> assertThat(tables.state(one.id())).isEqualTo("accepted"));
    }

    @Test
    void a_program_that_goes_down_waits_for_what_is_on_the_wire_and_gives_back_the_rest() throws Exception {
        List<NewDispatch> many = due(rig.settings.workers() + 5);
        ScriptedChannel channel = ScriptedChannel.answering(message -> hanging());
        Dispatcher dispatcher = rig.dispatcher(channel);
        Future<?> round = elsewhere.submit(dispatcher::runOnce);
        assertThat(taken.await(30, TimeUnit.SECONDS)).isTrue();

        dispatcher.finish();
        goOn.countDown();
        round.get(30, TimeUnit.SECONDS);

        assertThat(count(many, one -> tables.state(one.id()).equals("accepted")))
                .isEqualTo(rig.settings.workers());
        assertThat(count(
                        many,
                        one -> tables.state(one.id()).equals("ready")
                                && tables.dispatch(one.id()).get("lease_until") == null))
                .isEqualTo(5);
        assertThat(dispatcher.runOnce()).isZero();
    }

    @Test
    void a_lane_whose_leases_are_too_short_claims_less_instead_of_giving_back_as_much_again() {
        List<NewDispatch> many = due(8);
        ScriptedChannel channel = ScriptedChannel.accepting();
        Dispatcher hurried = rig.dispatcher(channel, 8, Duration.ofMillis(1));

        assertThat(IntStream.range(0, 5).map(round -> hurried.runOnce())).containsExactly(8, 4, 2, 1, 1);

        assertThat(channel.taken()).isEmpty();
        rig.drain(rig.dispatcher(channel));
        assertThat(many).allSatisfy(one -> assertThat(tables.state(one.id())).isEqualTo("accepted"));
    }

    @Test
    void what_cannot_be_handled_is_set_aside_alone_and_an_operator_has_it_sent_again_or_closes_it() {
        List<NewDispatch> three = due(3);
        NewDispatch bad = three.get(1);
        jdbc.update("update customer set traits = '[]' where id = ?", bad.customerId());
        ScriptedChannel channel = ScriptedChannel.accepting();
        Dispatcher dispatcher = rig.dispatcher(channel);

        rig.drain(dispatcher);

        assertThat(tables.state(three.get(0).id())).isEqualTo("accepted");
        assertThat(tables.state(three.get(2).id())).isEqualTo("accepted");
        assertThat(tables.dispatch(bad.id())).containsEntry("state", "aside").containsEntry("close_code", "poisoned");
        assertThat(operator.aside(Optional.empty()).dispatches())
                .filteredOn(entry -> entry.id().equals(bad.id()))
                .singleElement()
                .extracting(UnknownController.Entry::reason)
                .isEqualTo(Optional.of("poisoned"));

        jdbc.update("update customer set traits = '{\"email\": \"b@example.org\"}' where id = ?", bad.customerId());
        operator.resolve(bad.id().toString(), new UnknownController.Resolve("resend"));
        rig.drain(dispatcher);
        assertThat(tables.state(bad.id())).isEqualTo("accepted");
        assertThat(tables.decisions(bad.id()))
                .containsExactlyInAnyOrder("refuse poisoned", "hold resent-by-operator", "send send");
    }

    @Test
    void every_channel_says_how_it_stands() {
        assertThat(channels.channels().channels())
                .filteredOn(entry -> entry.channel().equals("email"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.servedBy()).isEqualTo("program");
                    assertThat(entry.breaker()).contains("closed");
                    assertThat(entry.reason()).isEmpty();
                });
    }

    private DeliveryOutcome hanging() {
        taken.countDown();
        try {
            goOn.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return accepted();
    }

    private static DeliveryOutcome accepted() {
        return new DeliveryOutcome.Accepted("taken", Instant.EPOCH);
    }

    private List<NewDispatch> due(int many) {
        List<NewDispatch> due = IntStream.range(0, many)
                .mapToObj(i -> tables.reachableCustomer(clock.instant()).reminder(clock.instant()))
                .toList();
        queue.add(due);
        return due;
    }

    private NewDispatch of(String channel) {
        Reachable customer = tables.reachableCustomer(clock.instant());
        tables.consent(customer.customerId(), channel, "reminders", "granted", clock.instant());
        NewDispatch like = customer.reminder(clock.instant());
        queue.add(List.of(like));
        jdbc.update("update dispatch set channel = ? where id = ?", channel, like.id());
        return like;
    }

    private static long count(List<NewDispatch> dispatches, Predicate<NewDispatch> which) {
        return dispatches.stream().filter(which).count();
    }
}
