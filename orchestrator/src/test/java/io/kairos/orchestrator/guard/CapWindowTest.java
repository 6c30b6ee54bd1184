package io.kairos.orchestrator.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CapWindowTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final List<CapRule> RULES =
            List.of(new CapRule("email", 1, Duration.ofDays(1)), new CapRule("email", 3, Duration.ofDays(7)));

    @Test
    void nothing_sent_is_under_every_cap() {
        assertThat(freesAt()).isEmpty();
    }

    @Test
    void the_day_is_full_until_one_day_after_the_message() {
        assertThat(freesAt("2026-03-02T11:00:00Z")).contains(Instant.parse("2026-03-03T11:00:00Z"));
        assertThat(freesAt("2026-03-01T12:00:00.001Z")).contains(Instant.parse("2026-03-02T12:00:00.001Z"));
        assertThat(freesAt("2026-03-01T12:00:00Z")).isEmpty();
    }

    @Test
    void the_week_is_full_until_the_oldest_of_three_is_a_week_old() {
        assertThat(freesAt("2026-02-24T10:00:00Z", "2026-02-26T10:00:00Z", "2026-02-28T10:00:00Z"))
                .contains(Instant.parse("2026-03-03T10:00:00Z"));
    }

    @Test
    void the_strictest_cap_counts() {
        assertThat(freesAt("2026-02-24T10:00:00Z", "2026-02-26T10:00:00Z", "2026-03-02T11:30:00Z"))
                .contains(Instant.parse("2026-03-03T11:30:00Z"));
    }

    private static Optional<Instant> freesAt(String... sent) {
        return CapWindow.freesAt(Stream.of(sent).map(Instant::parse).toList(), RULES, NOON);
    }
}
