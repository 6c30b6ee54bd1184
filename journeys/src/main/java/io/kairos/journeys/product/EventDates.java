package io.kairos.journeys.product;

import io.kairos.journeys.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The dates of a need, judged against the instant of their event. */
record EventDates(Optional<LocalDate> date, Optional<LocalDate> endDate, List<Problem> problems) {

    static final int FARTHEST_DAYS = 540;

    private static final Pattern ISO = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})([T ]\\d{2}:\\d{2}.{0,30})?");

    /** A date as it stands in the event. */
    record Written(String at, String text) {}

    static EventDates read(Optional<Written> date, Optional<Written> end, Instant seenAt, Optional<ZoneId> zone) {
        List<Problem> problems = new ArrayList<>();
        Optional<LocalDate> from = date.flatMap(written -> judged(written, seenAt, zone, problems));
        Optional<LocalDate> to = end.flatMap(written -> parsed(written, problems));
        if (from.isPresent() && to.isPresent() && end.isPresent() && to.get().isBefore(from.get())) {
            problems.add(FactProblems.endBeforeStart(end.get(), from.get()));
        }
        return new EventDates(from, to, problems);
    }

    /** Where the zone of the place is unknown a date is past only when it is past everywhere on earth. */
    private static Optional<LocalDate> judged(
            Written written, Instant seenAt, Optional<ZoneId> zone, List<Problem> problems) {
        Optional<LocalDate> date = parsed(written, problems);
        LocalDate today = LocalDate.ofInstant(seenAt, zone.orElse(ZoneOffset.ofHours(-12)));
        if (date.isPresent() && date.get().isBefore(today)) {
            problems.add(FactProblems.dateInThePast(written, today));
        } else if (date.isPresent() && date.get().isAfter(today.plusDays(FARTHEST_DAYS))) {
            problems.add(FactProblems.dateTooFar(written, FARTHEST_DAYS));
        }
        return date;
    }

    private static Optional<LocalDate> parsed(Written written, List<Problem> problems) {
        var iso = ISO.matcher(written.text());
        try {
            if (iso.matches()) {
                return Optional.of(LocalDate.parse(iso.group(1)));
            }
        } catch (DateTimeException notInTheCalendar) {
            // told below, like any other text that is no date
        }
        problems.add(FactProblems.dateUnreadable(written));
        return Optional.empty();
    }
}
