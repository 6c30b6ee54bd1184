package io.kairos.orchestrator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.DeliveryPolicy;
import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.dispatch.DispatchTables.Reachable;
import io.kairos.orchestrator.dispatch.WorkerDesk.Handed;
import io.kairos.orchestrator.dispatch.WorkerDesk.Report;
import io.kairos.orchestrator.platform.VirtualClock;
import io.kairos.orchestrator.support.KairosTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

@KairosTest
@Import(DispatchRig.class)
class WorkerDeskIT {
    private static final String CHANNEL = "pigeon";
    private static final Duration LEASE = Duration.ofMinutes(1);

    @Autowired
    WorkerDesk desk;

    @Autowired
    DispatchRig rig;

    @Autowired
    WorkerChannels workers;

    @Autowired
    DispatchQueue queue;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    VirtualClock clock;

    private DispatchTables tables;
    private Reachable ada;

    @BeforeEach
    void customer() {
        jdbc.update("update dispatch set state = 'cancelled' where state in ('ready', 'held', 'claimed', 'sending')");
        workers.declare(CHANNEL, DeliveryPolicy.AT_MOST_ONCE);
        tables = new DispatchTables(jdbc);
        ada = reachable();
    }

    @Test
    void hands_a_due_dispatch_to_the_worker_of_its_channel_alone() {
        NewDispatch due = added(pigeon(ada));
        NewDispatch email = added(ada.reminder(clock.instant(), 7, Optional.empty()));

        List<Handed> handed = desk.claim(CHANNEL, 10, LEASE);

        assertThat(handed).singleElement().satisfies(one -> {
            assertThat(one.dispatch().id()).isEqualTo(due.id());
            assertThat(one.message().address()).isEqualTo(ada.customerId().toString());
            assertThat(one.message().content().text()).contains("Ada");
        });
        assertThat(tables.state(due.id())).isEqualTo("sending");
        assertThat(tables.state(email.id())).isEqualTo("ready");
        assertThat(desk.claim(CHANNEL, 10, LEASE)).isEmpty();
    }

    @Test
    void is_not_served_by_the_programs_own_dispatcher_and_does_not_stop_its_clock() {
        NewDispatch due = added(pigeon(ada));
        ScriptedChannel own = ScriptedChannel.accepting();

        rig.drain(rig.dispatcher(own));

        assertThat(own.taken()).isEmpty();
        assertThat(tables.state(due.id())).isEqualTo("ready");
        assertThat(rig.store.waiting().nextDue("email")).isEmpty();
    }

    @Test
    void asks_the_guards_before_a_worker_sees_anything() {
        tables.consent(ada.customerId(), CHANNEL, "reminders", "denied", clock.instant());
        NewDispatch due = added(pigeon(ada));

        assertThat(desk.claim(CHANNEL, 10, LEASE)).isEmpty();

        assertThat(tables.state(due.id())).isEqualTo("refused");
        assertThat(tables.decisions(due.id())).containsExactly("refuse consent-denied");
    }

    @Test
    void records_what_the_worker_says_and_takes_the_same_word_twice() {
        NewDispatch due = added(pigeon(ada));
        Report report = accepted(desk.claim(CHANNEL, 10, LEASE).get(0), "p-1");

        assertThat(desk.report(CHANNEL, List.of(report))).containsExactly(due.id());
        assertThat(desk.report(CHANNEL, List.of(report))).containsExactly(due.id());

        assertThat(tables.dispatch(due.id()))
                .containsEntry("state", "accepted")
                .containsEntry("provider_id", "p-1")
                .containsEntry("attempts", 1);
        assertThat(tables.decisions(due.id())).containsExactly("send send");
    }

    @Test
    void tries_again_after_the_time_the_worker_names() {
        NewDispatch due = added(pigeon(ada));
        Handed first = desk.claim(CHANNEL, 10, LEASE).get(0);
        Duration pause = Duration.ofMinutes(7);

        desk.report(CHANNEL, List.of(new Report(due.id(), first.epoch(), new DeliveryOutcome.TryAgain(pause, "busy"))));

        assertThat(tables.state(due.id())).isEqualTo("ready");
        clock.advance(pause.minusSeconds(1));
        assertThat(desk.claim(CHANNEL, 10, LEASE)).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        assertThat(desk.claim(CHANNEL, 10, LEASE)).singleElement().satisfies(again -> {
            assertThat(again.attempt()).isEqualTo(2);
            assertThat(again.epoch()).isGreaterThan(first.epoch());
        });
        assertThat(desk.report(CHANNEL, List.of(accepted(first, "late")))).isEmpty();
    }

    @Test
    void gives_up_as_unknown_what_a_dead_worker_held_and_learns_late_that_it_arrived() {
        NewDispatch due = added(pigeon(ada));
        Handed handed = desk.claim(CHANNEL, 10, LEASE).get(0);
        tables.expireLease(due.id());

        rig.reaper(ScriptedChannel.accepting()).runOnce();

        assertThat(tables.state(due.id())).isEqualTo("unknown");
        assertThat(desk.claim(CHANNEL, 10, LEASE)).isEmpty();
        assertThat(desk.report(CHANNEL, List.of(accepted(handed, "p-2")))).containsExactly(due.id());
        assertThat(tables.state(due.id())).isEqualTo("accepted");
    }

    @Test
    void hands_out_again_what_a_dead_worker_held_where_the_receiver_knows_repeats() {
        workers.declare(CHANNEL, DeliveryPolicy.AT_LEAST_ONCE_WITH_KEY);
        NewDispatch due = added(pigeon(ada));
        Handed dead = desk.claim(CHANNEL, 10, LEASE).get(0);
        tables.expireLease(due.id());
        rig.reaper(ScriptedChannel.accepting()).runOnce();
        clock.advance(Duration.ofMinutes(1));

        Handed again = desk.claim(CHANNEL, 10, LEASE).get(0);

        assertThat(again.dispatch().id()).isEqualTo(due.id());
        assertThat(desk.report(CHANNEL, List.of(accepted(dead, "first")))).isEmpty();
        assertThat(desk.report(CHANNEL, List.of(accepted(again, "second")))).containsExactly(due.id());
        assertThat(tables.dispatch(due.id())).containsEntry("provider_id", "second");
    }

    @Test
    void lengthens_a_lease_that_has_not_ended_and_no_other() {
        NewDispatch due = added(pigeon(ada));
        Handed handed = desk.claim(CHANNEL, 10, LEASE).get(0);

        assertThat(desk.extend(CHANNEL, Map.of(due.id(), handed.epoch()), LEASE))
                .containsExactly(due.id());
        assertThat(desk.extend(CHANNEL, Map.of(due.id(), handed.epoch() + 1), LEASE))
                .isEmpty();
        assertThat(desk.extend("other", Map.of(due.id(), handed.epoch()), LEASE))
                .isEmpty();
        tables.expireLease(due.id());
        assertThat(desk.extend(CHANNEL, Map.of(due.id(), handed.epoch()), LEASE))
                .isEmpty();
    }

    @Test
    void hands_out_nothing_for_a_customer_who_bought_meanwhile() {
        NewDispatch due = added(pigeon(ada));
        queue.cancel(List.of(new DispatchQueue.NeedRef(ada.customerId(), ada.needId())), Reason.of("bought"));

        assertThat(desk.claim(CHANNEL, 10, LEASE)).isEmpty();
        assertThat(tables.state(due.id())).isEqualTo("cancelled");
    }

    private Reachable reachable() {
        Reachable customer = tables.reachableCustomer(clock.instant());
        tables.consent(customer.customerId(), CHANNEL, "reminders", "granted", clock.instant());
        return customer;
    }

    private NewDispatch pigeon(Reachable customer) {
        NewDispatch email = customer.reminder(clock.instant());
        return new NewDispatch(
                UUID.randomUUID(),
                email.customerId(),
                email.needId(),
                email.enrolmentId(),
                email.journeyId(),
                email.step(),
                email.round(),
                CHANNEL,
                email.topic(),
                email.template(),
                email.subject(),
                email.decisionId(),
                email.dueAt(),
                email.deadline());
    }

    private NewDispatch added(NewDispatch dispatch) {
        queue.add(List.of(dispatch));
        return dispatch;
    }

    private Report accepted(Handed handed, String providerId) {
        return new Report(
                handed.dispatch().id(), handed.epoch(), new DeliveryOutcome.Accepted(providerId, clock.instant()));
    }
}
