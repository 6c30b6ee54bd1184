package io.kairos.orchestrator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.dispatch.sender.SenderStanding;
import io.kairos.orchestrator.dispatch.sender.SenderWatch;
import io.kairos.orchestrator.platform.VirtualClock;
import io.kairos.orchestrator.support.KairosTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** C1: too many complaints about a sender's mails, and nothing more goes until a person says so. */
@KairosTest
@Import(DispatchRig.class)
class ComplaintsIT {
    @Autowired
    DispatchRig rig;

    @Autowired
    DispatchQueue queue;

    @Autowired
    SenderWatch watch;

    @Autowired
    ChannelController channels;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    VirtualClock clock;

    private final ScriptedChannel email = ScriptedChannel.accepting();
    private DispatchTables tables;

    @BeforeEach
    void nobodyComplained() {
        jdbc.update("update dispatch set state = 'cancelled' where state in ('ready', 'held', 'claimed', 'sending')");
        tables = new DispatchTables(jdbc);
        watch.resume("email", "");
        turn();
        watch.look();
        jdbc.update("delete from sender_hour");
    }

    /** Leaves everything as others expect it. */
    @AfterEach
    void goOn() {
        jdbc.update("delete from sender_pause");
        jdbc.update("delete from sender_hour");
        jdbc.update("delete from delivery_event where key like 'c1-%'");
    }

    @Test
    void mails_pause_at_three_complaints_in_a_thousand_and_go_on_when_a_person_says_so() {
        delivered(10_000, clock.instant());
        complaints(29, clock.instant());
        watch.look();
        assertThat(standing().standing()).isEqualTo("warned");
        assertThat(sent()).isEqualTo("accepted");

        complaints(2, clock.instant());
        watch.look();

        assertThat(standing().standing()).isEqualTo("paused");
        assertThat(standing().complaints()).isEqualTo(31);
        NewDispatch waiting = due();
        Dispatcher dispatcher = rig.dispatcher(email);
        rig.drain(dispatcher);
        assertThat(tables.state(waiting.id())).isEqualTo("ready");

        assertThat(watch.resume("email", "ada")).isTrue();
        rig.drain(dispatcher);

        assertThat(tables.state(waiting.id())).isEqualTo("accepted");
        assertThat(standing().standing()).isEqualTo("well");
        assertThat(watch.resume("email", "ada")).as("already resumed").isFalse();
    }

    @Test
    void nothing_is_put_on_the_wire_that_was_claimed_before_the_pause() {
        due();
        List<Claim> claims = rig.store.waiting().claim("email", 10, clock.instant());
        delivered(1_000, clock.instant());
        complaints(3, clock.instant());
        watch.look();

        assertThat(claims).hasSize(1);
        assertThat(rig.store.move(List.of(Move.sending(claims.get(0), clock.instant()))))
                .isEmpty();
    }

    @Test
    void complaints_of_long_ago_and_shares_of_a_few_mails_stop_nothing() {
        delivered(999, clock.instant());
        complaints(50, clock.instant());
        watch.look();
        assertThat(standing().standing()).as("too few to tell").isEqualTo("well");

        delivered(100_000, clock.instant().minus(Duration.ofDays(3)));
        clock.advance(Duration.ofHours(26));
        delivered(9_001, clock.instant());
        watch.look();
        assertThat(standing().standing()).as("a day later").isEqualTo("well");
        assertThat(standing().complaints()).isZero();
    }

    @Test
    void what_the_provider_took_counts_as_delivered_until_it_comes_back() {
        delivered(1_000, clock.instant());
        watch.look();
        assertThat(standing().delivered()).isEqualTo(1_000);

        sent();
        watch.look();
        assertThat(standing().delivered()).isEqualTo(1_001);

        event("bounced", clock.instant());
        assertThat(standing().delivered()).isEqualTo(1_000);
    }

    /** A turn of the hour, so that no other test's mails are in the window's begun hour. */
    private void turn() {
        clock.advance(Duration.ofHours(26));
    }

    private SenderStanding standing() {
        return channels.channels().channels().stream()
                .filter(entry -> entry.channel().equals("email"))
                .flatMap(entry -> entry.sender().stream())
                .findFirst()
                .orElseThrow();
    }

    private String sent() {
        NewDispatch due = due();
        rig.drain(rig.dispatcher(email));
        return tables.state(due.id());
    }

    private NewDispatch due() {
        NewDispatch due = tables.reachableCustomer(clock.instant())
                .reminder(clock.instant().minusSeconds(1), 1, Optional.empty());
        queue.add(List.of(due));
        return due;
    }

    private void delivered(int many, Instant at) {
        jdbc.update("""
                insert into sender_hour (sender, hour, sent) values (?, date_trunc('hour', ?::timestamptz), ?)
                on conflict (sender, hour) do update set sent = sender_hour.sent + excluded.sent
                """, standing().sender(), DispatchTables.at(at), many);
    }

    private void complaints(int many, Instant at) {
        for (int i = 0; i < many; i++) {
            event("complained", at);
        }
    }

    private void event(String kind, Instant at) {
        jdbc.update("""
                insert into delivery_event (channel, key, id, customer_id, kind, rank, at, received_at, detail)
                values ('email', ?, gen_random_uuid(), gen_random_uuid(), ?, 1, ?, ?, '')
                """, "c1-" + UUID.randomUUID(), kind, DispatchTables.at(at), DispatchTables.at(at));
    }
}
