package io.kairos.orchestrator.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kairos.orchestrator.platform.ProblemException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampsTest {
    private static final Instant RECEIVED = Instant.parse("2015-12-10T04:08:31.909Z");

    @Test
    void corrects_the_clock_as_in_the_example_of_the_segment_specification() {
        assertThat(at("2015-12-10T04:08:31.577Z", null, "2015-12-10T04:08:31.581Z"))
                .isEqualTo("2015-12-10T04:08:31.905Z");
        assertThat(at(null, "2015-12-10T04:08:31.577Z", "2015-12-10T04:08:31.581Z"))
                .isEqualTo("2015-12-10T04:08:31.905Z");
    }

    @Test
    void an_event_that_was_corrected_before_keeps_its_time() {
        assertThat(at("2015-12-10T04:00:00Z", "2015-12-10T03:00:00Z", "2015-12-10T04:08:31.581Z"))
                .isEqualTo("2015-12-10T04:00:00Z");
    }

    @Test
    void a_client_years_ahead_is_corrected() {
        assertThat(at("2035-01-01T00:00:00Z", null, "2035-01-01T00:00:30Z")).isEqualTo(RECEIVED.minusSeconds(30));
    }

    @Test
    void without_time_an_event_happened_when_it_was_received() {
        assertThat(at(null, null, "2035-01-01T00:00:30Z")).isEqualTo(RECEIVED);
    }

    @Test
    void little_ahead_counts_as_now_and_far_ahead_is_refused() {
        assertThat(at("2015-12-10T05:00:00Z", null, null)).isEqualTo(RECEIVED);
        assertRefused("timestamp-in-future", "2015-12-10T05:10:00Z");
    }

    @Test
    void events_before_the_year_2000_are_refused_and_later_ones_are_history() {
        assertRefused("timestamp-too-old", "1999-12-31T23:59:59Z");
        assertThat(at("2003-05-06", null, null)).isEqualTo("2003-05-06T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2015-12-01T10:00:00+02:00, 2015-12-01T08:00:00Z",
        "2015-12-01T10:00:00, 2015-12-01T10:00:00Z",
        "2015-12-01 10:00:00, 2015-12-01T10:00:00Z"
    })
    void reads_iso_8601_with_and_without_offset(String text, String instant) {
        assertThat(at(text, null, null)).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource({"yesterday", "1449720511", "2015-13-01"})
    void refuses_what_is_no_time(String text) {
        assertRefused("timestamp-unreadable", text);
    }

    private static Instant at(@Nullable String timestamp, @Nullable String original, @Nullable String sentAt) {
        return Timestamps.occurredAt(new Timestamps.Sent(timestamp, original, sentAt), RECEIVED, Duration.ofHours(1));
    }

    private static void assertRefused(String code, String timestamp) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> at(timestamp, null, null))
                .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }
}
