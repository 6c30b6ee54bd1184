package io.kairos.channel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "'120', PT2M",
        "' 7 ', PT7S",
        "'0', PT1S",
        "'999999999', P1D",
        "'Sun, 22 Nov 2026 08:00:30 GMT', PT30S",
        "'Sun, 22 Nov 2026 07:00:00 GMT', PT1S"
    })
    void reads_seconds_and_dates_within_a_second_and_a_day(String header, Duration wait) {
        assertThat(RetryAfter.read(header, NOW)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "9999999999"})
    void takes_nothing_else(String header) {
        assertThat(RetryAfter.read(header, NOW)).isEmpty();
    }

    @Test
    void what_is_under_way_ends_before_its_ground_is_closed() {
        StringBuilder told = new StringBuilder();
        UnderWay underWay = new UnderWay(() -> told.append("closed"));

        assertThat(underWay.enter()).isTrue();
        underWay.close();
        assertThat(told).isEmpty();
        assertThat(underWay.enter()).isFalse();
        underWay.leave();
        underWay.close();

        assertThat(told).hasToString("closed");
    }
}
