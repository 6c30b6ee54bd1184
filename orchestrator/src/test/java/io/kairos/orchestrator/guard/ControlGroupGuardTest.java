package io.kairos.orchestrator.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ControlGroupGuardTest {
    private static final int CUSTOMERS = 20_000;
    private static final byte[] KEY = "a key of this installation".getBytes(StandardCharsets.UTF_8);

    @Test
    void keeps_about_its_share_of_the_customers_without_messages_and_says_so() {
        ControlGroupGuard guard = guard(new ControlGroupSettings(0.1, null));

        assertThat(held(guard, 1) / (double) CUSTOMERS).isCloseTo(0.1, within(0.01));
        SendRequest request = Asking.request("email", "reminders", Optional.empty(), outside(guard, false));
        assertThat(ask(guard, request)).isInstanceOfSatisfying(Verdict.Refuse.class, refuse -> {
            assertThat(refuse.withheld()).isTrue();
            assertThat(refuse.reason().code()).isEqualTo("control-group");
            assertThat(refuse.reason().params()).containsEntry("share", "10.0");
        });
    }

    @Test
    void nobody_changes_sides_and_a_larger_share_keeps_those_of_the_smaller() {
        ControlGroupGuard small = guard(new ControlGroupSettings(0.05, null));
        ControlGroupGuard large = guard(new ControlGroupSettings(0.2, null));

        for (int i = 0; i < 2_000; i++) {
            SendRequest request = Asking.request("email", "reminders", Optional.empty(), customer(1, i));
            boolean before = ask(small, request) instanceof Verdict.Refuse;
            assertThat(ask(small, request) instanceof Verdict.Refuse).isEqualTo(before);
            if (before) {
                assertThat(ask(large, request)).isInstanceOf(Verdict.Refuse.class);
            }
        }
    }

    /** Else the customers one journey leaves out would be those the other leaves out too. */
    @Test
    void groups_of_journeys_are_drawn_apart() {
        ControlGroupGuard one = guard(new ControlGroupSettings(0, Map.of("considered", 0.5)));
        Holdout holdout = new Holdout(KEY);

        int both = 0;
        int first = 0;
        for (int i = 0; i < CUSTOMERS; i++) {
            UUID customer = customer(2, i);
            boolean in = ask(one, Asking.request("email", "reminders", Optional.empty(), customer))
                    instanceof Verdict.Refuse;
            first += in ? 1 : 0;
            both += in && holdout.draw("impulse", customer) < 0.5 ? 1 : 0;
        }

        assertThat(first / (double) CUSTOMERS).isCloseTo(0.5, within(0.02));
        assertThat(both / (double) first).isCloseTo(0.5, within(0.02));
    }

    @Test
    void what_is_owed_to_the_customer_knows_no_control_group() {
        ControlGroupGuard all = guard(new ControlGroupSettings(1, null));

        assertThat(ask(all, Asking.request("email", "service", Optional.empty())))
                .isInstanceOf(Verdict.Allow.class);
        assertThat(ask(all, Asking.request("email", "reminders", Optional.empty())))
                .isInstanceOf(Verdict.Refuse.class);
    }

    @Test
    void a_share_is_a_part_of_one() {
        assertThatThrownBy(() -> new ControlGroupSettings(5, null)).hasMessageContaining("between 0 and 1, not 5");
        assertThatThrownBy(() -> new ControlGroupSettings(0, Map.of("considered", -0.1)))
                .hasMessageContaining("kairos.guards.control-group.journeys.considered");
    }

    private static ControlGroupGuard guard(ControlGroupSettings shares) {
        return new ControlGroupGuard(shares, Asking.settings(Map.of()), () -> KEY);
    }

    private static Verdict ask(ControlGroupGuard guard, SendRequest request) {
        return guard.ask(Asking.context(request, Asking.customer(Optional.empty())));
    }

    private static int held(ControlGroupGuard guard, int seed) {
        int held = 0;
        for (int i = 0; i < CUSTOMERS; i++) {
            SendRequest request = Asking.request("email", "reminders", Optional.empty(), customer(seed, i));
            held += ask(guard, request) instanceof Verdict.Refuse ? 1 : 0;
        }
        return held;
    }

    private static UUID outside(ControlGroupGuard guard, boolean allowed) {
        for (int i = 0; ; i++) {
            UUID customer = customer(1, i);
            SendRequest request = Asking.request("email", "reminders", Optional.empty(), customer);
            if (ask(guard, request) instanceof Verdict.Allow == allowed) {
                return customer;
            }
        }
    }

    /** Neighbouring ids, the hardest case for a hash. */
    private static UUID customer(int seed, int i) {
        return new UUID(seed, i);
    }
}
