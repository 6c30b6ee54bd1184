package io.kairos.orchestrator.fault;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The promise under faults, shortly: {@code ./kairos faults} does the same at length. The tests share servers, providers and, as
 * long as it lives, a node; each works without the others. {@code -Dkairos.faults.seed} repeats what was drawn.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsIT {
    private static final long SEED = Long.getLong("kairos.faults.seed", System.nanoTime() & 0xffff_ffffL);
    private static final AtomicReference<Rig> RIG = new AtomicReference<>();

    @BeforeAll
    static void start() {
        System.out.println("faults drawn with seed " + SEED + "; -Dkairos.faults.seed=" + SEED + " repeats them");
        RIG.set(Rig.start());
    }

    @AfterAll
    static void stop() {
        rig().close();
    }

    @AfterEach
    void well() {
        rig().fakes.well();
    }

    private static Rig rig() {
        return requireNonNull(RIG.get());
    }

    private static SplittableRandom random() {
        return new SplittableRandom(SEED);
    }

    private static void keepsThePromise(Scenario scenario) {
        Tally tally = new Tally();
        FaultSuite.run(scenario, 1, SEED, rig(), tally);
        assertThat(tally.violations()).as(scenario.id() + " with seed " + SEED).isEmpty();
        assertThat(tally.messages()).isPositive();
    }

    @Test
    @Order(1)
    void f13_deferred_mail_is_delivered_once_and_a_dead_address_is_suppressed() {
        keepsThePromise(RelayFaults.F13);
    }

    @Test
    @Order(2)
    void f14_silence_before_the_dot_is_made_good_and_after_it_listed() {
        keepsThePromise(RelayFaults.F14);
    }

    @Test
    @Order(3)
    void f15_every_request_to_twilio_is_one_that_was_stored() {
        keepsThePromise(TwilioFaults.asShipped());
    }

    @Test
    @Order(4)
    void hidden_retries_of_the_sdk_turn_the_suite_red() {
        Tally tally = new Tally();

        TwilioFaults.withHiddenRetries().run(rig(), random(), tally);

        assertThat(tally.violations()).anyMatch(what -> what.contains("Twilio got"));
        assertThat(tally.doubled()).isPositive();
    }

    @Test
    @Order(5)
    void f16_an_event_said_ten_times_counts_once() {
        keepsThePromise(new Repeats(200));
    }

    @Test
    @Order(6)
    void f17_callbacks_never_take_back_what_is_known() {
        keepsThePromise(new Callbacks(4));
    }

    @Test
    @Order(7)
    void f10_a_connection_cut_at_a_commit_loses_and_doubles_nothing() {
        keepsThePromise(new CutAtCommit(10));
    }

    @Test
    @Order(8)
    void f5_sending_goes_on_while_redis_is_dead() {
        keepsThePromise(RedisFault.F5);
    }

    @Test
    @Order(9)
    void f6_a_redis_set_back_breaks_no_cap() {
        keepsThePromise(RedisFault.F6);
    }

    @Test
    @Order(10)
    void f7_an_empty_redis_breaks_no_cap() {
        keepsThePromise(RedisFault.F7);
    }

    @Test
    @Order(11)
    void f9_a_killed_postgresql_loses_nothing_that_was_acknowledged() {
        keepsThePromise(new PostgresRestart(40));
    }

    @Test
    @Order(12)
    void commits_that_are_not_on_disk_turn_the_suite_red() {
        Tally tally = new Tally();

        AsynchronousCommit.run(rig(), random(), tally);

        assertThat(tally.lost()).isPositive();
    }

    @Test
    @Order(13)
    void f3_a_node_that_stood_still_changes_nothing_any_more() {
        keepsThePromise(new NodePause(20));
    }

    @Test
    @Order(14)
    void moves_without_a_fence_turn_the_suite_red() {
        NoFence without = new NoFence();
        Node one = rig().node();
        Node other = rig().other(one);
        one.database().tap(without);
        other.database().tap(without);
        Tally tally = new Tally();

        new NodePause(10).runAfterClaim(rig(), random(), tally);

        assertThat(without.removed())
                .as("the fence was not where it was taken out")
                .isPositive();
        assertThat(tally.violations()).isNotEmpty();
        one.database().untap();
        other.database().untap();
    }

    @Test
    @Order(15)
    void f21_a_node_told_to_end_leaves_nothing_unknown() {
        keepsThePromise(new Termination(60));
    }

    @Test
    @Order(16)
    void f1_a_killed_node_loses_nothing_and_lists_what_is_unknown() {
        keepsThePromise(new KillMidBurst(60));
    }

    @Test
    @Order(17)
    void f2_death_at_a_named_point_has_the_outcome_of_the_policy() {
        keepsThePromise(new CrashPoints(CrashPoint.AFTER_DOT, CrashPoint.BEFORE_COMMIT));
    }
}
