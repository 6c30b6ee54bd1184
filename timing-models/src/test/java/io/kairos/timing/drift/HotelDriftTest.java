package io.kairos.timing.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.data.Hotel;
import io.kairos.timing.dated.LeadTimeObservation;
import io.kairos.timing.model.ModelRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Drift of the city hotel's lead times, against values computed by numpy and scipy. */
class HotelDriftTest {

    private static List<LeadTimeObservation> bookings = List.of();

    @BeforeAll
    static void read() {
        bookings = Hotel.bookings();
    }

    @Test
    void is_silent_on_random_halves() {
        List<LeadTimeObservation> spring = new ArrayList<>(arrivals("2016-01-01", "2016-06-30"));
        Collections.shuffle(spring, new Random(1));
        int half = spring.size() / 2;

        DriftReport report = compare(spring.subList(0, half), spring.subList(half, spring.size()), 0);

        assertThat(report.level()).isEqualTo(DriftLevel.OK);
        assertThat(report.reasons()).isEmpty();
        assertThat(report.finding("lead", "psi").value()).isLessThan(0.006);
        assertThat(report.finding("lead", "ks").value()).isLessThan(0.03);
        assertThat(report.finding("segment", "psi").value()).isLessThan(0.006);
    }

    @Test
    void raises_the_alarm_from_one_autumn_to_the_next() {
        DriftReport report = compare(arrivals("2015-09-01", "2015-12-31"), arrivals("2016-09-01", "2016-12-31"), 0);

        Finding psi = report.finding("lead", "psi");
        assertThat(psi.value()).isCloseTo(0.593, within(5e-4));
        assertThat(psi.level()).isEqualTo(DriftLevel.ALARM);
        assertThat(psi.cases()).isEqualTo(7999);
        assertThat(report.finding("lead", "ks").value()).isCloseTo(0.3306, within(0.004));
        assertThat(report.level()).isEqualTo(DriftLevel.ALARM);
        assertThat(report.reasons())
                .anySatisfy(reason ->
                        assertThat(reason).startsWith("ALARM lead psi 0.59").contains("alarm from 0.2500, 7999 cases"));
    }

    @Test
    void agrees_with_the_published_distances_of_quarters_and_months() {
        assertThat(compare(arrivals("2016-01-01", "2016-03-31"), arrivals("2016-04-01", "2016-06-30"), 0)
                        .finding("lead", "psi")
                        .value())
                .isCloseTo(0.5408, within(5e-4));
        Finding months = compare(arrivals("2016-09-01", "2016-09-30"), arrivals("2016-10-01", "2016-10-31"), 0)
                .finding("lead", "psi");
        assertThat(months.value()).isCloseTo(0.1359, within(5e-4));
        assertThat(months.level()).isEqualTo(DriftLevel.WATCH);
    }

    @Test
    void a_last_month_moved_by_60_days_raises_the_alarm() {
        List<LeadTimeObservation> before = arrivals("2016-09-01", "2016-11-30");
        List<LeadTimeObservation> last = arrivals("2016-12-01", "2016-12-31");

        DriftReport moved = compare(before, last, 60);

        assertThat(moved.finding("lead", "psi").level()).isEqualTo(DriftLevel.ALARM);
        assertThat(moved.finding("lead", "ks").level()).isEqualTo(DriftLevel.ALARM);
    }

    private static DriftReport compare(List<LeadTimeObservation> trained, List<LeadTimeObservation> seen, int moved) {
        DriftBaseline baseline = DriftBaseline.of(
                new ModelRef("test/hotel", "1"),
                Map.of(
                        "lead",
                        trained.stream().mapToDouble(LeadTimeObservation::lead).toArray()),
                Map.of("segment", trained.stream().map(HotelDriftTest::segment).toList()));
        DriftMonitor monitor = new DriftMonitor(baseline);
        for (LeadTimeObservation each : seen) {
            monitor.observe("lead", Math.max(0, each.lead() - moved));
            monitor.observe("segment", segment(each));
        }
        return monitor.report();
    }

    private static String segment(LeadTimeObservation booking) {
        return booking.features().getOrDefault("segment", "");
    }

    private static List<LeadTimeObservation> arrivals(String from, String to) {
        return bookings.stream()
                .filter(each -> !each.date().isBefore(LocalDate.parse(from)))
                .filter(each -> !each.date().isAfter(LocalDate.parse(to)))
                .toList();
    }
}
