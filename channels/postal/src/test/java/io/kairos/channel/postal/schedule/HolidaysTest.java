package io.kairos.channel.postal.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Year;
import org.junit.jupiter.api.Test;

class HolidaysTest {

    @Test
    void holidays_differ_by_region_and_unknown_places_are_refused() {
        assertThat(Holidays.in("DE-BY", Year.of(2026), 1)).contains(LocalDate.of(2026, 1, 6));
        assertThat(Holidays.in("DE-NI", Year.of(2026), 1)).doesNotContain(LocalDate.of(2026, 1, 6));
        assertThat(Holidays.in("FR", Year.of(2026), 2)).contains(LocalDate.of(2026, 7, 14), LocalDate.of(2027, 7, 14));
        assertThatThrownBy(() -> Holidays.in("XX", Year.of(2026), 1)).hasMessageContaining("xx");
    }
}
