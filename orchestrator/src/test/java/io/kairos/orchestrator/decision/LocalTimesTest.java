package io.kairos.orchestrator.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LocalTimesTest {

    @Test
    void a_range_says_once_what_both_ends_share() {
        assertThat(range("2026-10-03", "2026-10-05")).isEqualTo("3–5 Oct 2026");
        assertThat(range("2026-10-03", "2026-10-03")).isEqualTo("3 Oct 2026");
        assertThat(range("2026-07-30", "2026-10-02")).isEqualTo("30 Jul – 2 Oct 2026");
        assertThat(range("2026-12-30", "2027-01-02")).isEqualTo("30 Dec 2026 – 2 Jan 2027");
    }

    @Test
    void the_hour_said_twice_in_autumn_keeps_its_offset() {
        ZoneId paris = ZoneId.of("Europe/Paris");

        assertThat(LocalTimes.iso(Instant.parse("2026-10-25T00:30:00Z"), paris)).isEqualTo("2026-10-25T02:30:00+02:00");
        assertThat(LocalTimes.iso(Instant.parse("2026-10-25T01:30:00Z"), paris)).isEqualTo("2026-10-25T02:30:00+01:00");
    }

    private static String range(String from, String to) {
        return LocalTimes.range(LocalDate.parse(from), LocalDate.parse(to), Locale.ENGLISH);
    }
}
