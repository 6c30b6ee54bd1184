package io.kairos.orchestrator.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which lane an event goes to, and whom it waits for. */
class UnderWayTest {
    private final UnderWay underWay = new UnderWay(2);

    @Test
    void one_identifier_always_goes_to_the_same_lane_and_many_spread_over_all() {
        var lanes = IntStream.range(0, 1000)
                .map(i -> {
                    int lane = underWay.place(entry("user-" + i, ""));
                    assertThat(underWay.place(entry("user-" + i, ""))).isEqualTo(lane);
                    return lane;
                })
                .sum();

        assertThat(lanes).isBetween(400, 600);
    }

    @Test
    void an_identifier_follows_those_it_is_named_with_until_they_are_settled() {
        var user = other("v");
        var visit = entry("", "v");
        int lane = underWay.place(visit);
        var both = entry(user, "v");

        assertThat(underWay.place(both)).isEqualTo(lane);
        assertThat(underWay.place(entry(user, ""))).isEqualTo(lane);
        assertThat(both.waits()).isFalse();
    }

    @Test
    void an_event_that_joins_two_lanes_waits_for_the_other_and_keeps_what_follows_behind_it() {
        var user = other("v");
        var seen = entry(user, "");
        var visit = entry("", "v");
        assertThat(underWay.place(seen)).isNotEqualTo(underWay.place(visit));
        var both = entry(user, "v");
        int lane = underWay.place(both);

        assertThat(underWay.isItsTurn(both)).isFalse();
        assertThat(underWay.place(entry("", "v"))).isEqualTo(lane);
        assertThat(underWay.place(entry(user, ""))).isEqualTo(lane);

        underWay.settled(List.of(seen, visit));
        assertThat(underWay.isItsTurn(both)).isTrue();
    }

    /** A user id whose lane is not that of the visitor. */
    private static String other(String visitor) {
        var fresh = new UnderWay(2);
        int taken = fresh.place(entry("", visitor));
        return IntStream.range(0, 100)
                .mapToObj(i -> "user" + i)
                .filter(user -> fresh.place(entry(user, "")) != taken)
                .findFirst()
                .orElseThrow();
    }

    private static Submission.Entry entry(String user, String visitor) {
        var event = new CapturedEvent(
                "m",
                EventType.TRACK,
                "seen",
                Optional.of(user).filter(id -> !id.isEmpty()),
                Optional.of(visitor).filter(id -> !id.isEmpty()),
                Optional.empty(),
                Instant.EPOCH,
                Map.of(),
                Map.of(),
                "test");
        return new Submission.Entry(event, new Submission(1), 0);
    }
}
