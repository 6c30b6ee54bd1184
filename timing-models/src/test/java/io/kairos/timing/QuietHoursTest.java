package io.kairos.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class QuietHoursTest {

    @Test
    void span_midnight() {
        QuietHours night = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));

        assertThat(night.contains(LocalTime.of(21, 0))).isTrue();
        assertThat(night.contains(LocalTime.of(3, 30))).isTrue();
        assertThat(night.contains(LocalTime.of(8, 0))).isFalse();
        assertThat(night.contains(LocalTime.of(20, 59))).isFalse();
    }

    @Test
    void lie_within_one_day() {
        QuietHours lunch = new QuietHours(LocalTime.of(12, 0), LocalTime.of(14, 0));

        assertThat(lunch.contains(LocalTime.of(12, 0))).isTrue();
        assertThat(lunch.contains(LocalTime.of(14, 0))).isFalse();
        assertThat(lunch.contains(LocalTime.MIDNIGHT)).isFalse();
    }

    @Test
    void none_contains_nothing() {
        assertThat(QuietHours.none().contains(LocalTime.MIDNIGHT)).isFalse();
        assertThat(QuietHours.none().contains(LocalTime.NOON)).isFalse();
    }
}
