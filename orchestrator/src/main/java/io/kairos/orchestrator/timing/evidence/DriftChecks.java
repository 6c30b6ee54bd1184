package io.kairos.orchestrator.timing.evidence;

import io.kairos.orchestrator.timing.evidence.Line.Verdict;
import io.kairos.timing.dated.LeadTimeObservation;
import io.kairos.timing.defaults.HotelBookings;
import io.kairos.timing.drift.DriftBaseline;
import io.kairos.timing.drift.DriftLevel;
import io.kairos.timing.drift.DriftMonitor;
import io.kairos.timing.drift.DriftReport;
import io.kairos.timing.model.ModelRef;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/** M1: silent where nothing changed, an alarm from one autumn to the next. */
final class DriftChecks implements Check {

    @Override
    public List<Line> measure(Path data) throws IOException {
        List<LeadTimeObservation> bookings;
        try (InputStream csv = new GZIPInputStream(Files.newInputStream(data.resolve(DataSets.HOTEL)))) {
            bookings = HotelBookings.read(csv);
        }
        List<LeadTimeObservation> spring = new ArrayList<>(arrivals(bookings, "2016-01-01", "2016-06-30"));
        Collections.shuffle(spring, new Random(1));
        int half = spring.size() / 2;
        DriftReport halves = compare(spring.subList(0, half), spring.subList(half, spring.size()));
        DriftReport autumns =
                compare(arrivals(bookings, "2015-09-01", "2015-12-31"), arrivals(bookings, "2016-09-01", "2016-12-31"));
        return List.of(
                line("lead times of random halves", halves, DriftLevel.OK, "silent", ".0024"),
                line("lead times of autumn 2015 and 2016", autumns, DriftLevel.ALARM, "alarm", ".593"));
    }

    private static Line line(String what, DriftReport report, DriftLevel wanted, String must, String reference) {
        return new Line(
                "M1",
                "drift, " + what,
                "PSI " + Bound.number(report.finding("lead", "psi").value()) + ": " + report.level(),
                must,
                "–",
                "PSI " + reference,
                report.level() == wanted ? Verdict.GOOD : Verdict.MISSED);
    }

    private static DriftReport compare(List<LeadTimeObservation> trained, List<LeadTimeObservation> seen) {
        double[] leads = trained.stream().mapToDouble(LeadTimeObservation::lead).toArray();
        DriftMonitor monitor =
                new DriftMonitor(DriftBaseline.of(new ModelRef("hotel", "1"), Map.of("lead", leads), Map.of()));
        seen.forEach(each -> monitor.observe("lead", each.lead()));
        return monitor.report();
    }

    private static List<LeadTimeObservation> arrivals(List<LeadTimeObservation> bookings, String from, String to) {
        return bookings.stream()
                .filter(each -> !each.date().isBefore(LocalDate.parse(from)))
                .filter(each -> !each.date().isAfter(LocalDate.parse(to)))
                .toList();
    }
}
