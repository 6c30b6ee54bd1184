package io.kairos.timing.data;

import static java.time.temporal.ChronoUnit.DAYS;

import io.kairos.timing.data.CsvRows.Row;
import io.kairos.timing.dated.LeadTimeObservation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Bookings in the columns of "Hotel booking demand" (Antonio, de Almeida, Nunes, Data in Brief 22, 2019): one row a booking.
 * Needed: {@code arrival_date} and one of {@code booking_date} and {@code lead_time}; every other column may be missing.
 */
public final class HotelRows {

    /** Stays that travellers look for themselves; groups and contracts are not decided on a web page. */
    private static final Set<String> OWN_SEGMENTS = Set.of("Direct", "Online TA");

    private static final Set<String> MISSING = Set.of("", "NULL", "NA", "NaN", "Undefined");
    private static final int LONGEST_LEAD = 400;
    private static final String SEGMENT = "market_segment";

    private HotelRows() {}

    /** One booking and how its file names it: the cell {@code row}, or the number of the line after the names. */
    public record Booking(String row, LeadTimeObservation observation) {}

    /**
     * Bookings made at most 400 days ahead by travellers themselves (segments Direct and Online TA; all of them in a file
     * without those), with what they typed at their first search.
     *
     * @throws IllegalArgumentException naming the line, the column and the value that cannot be read
     */
    public static List<Booking> read(CsvRows csv) {
        require(csv, "arrival_date");
        if (!csv.names().contains("booking_date")) require(csv, "lead_time");
        List<Row> rows = csv.all();
        boolean hasSegments = csv.names().contains(SEGMENT)
                && rows.stream().anyMatch(row -> OWN_SEGMENTS.contains(row.text(SEGMENT)));
        Reader reader = new Reader(Set.copyOf(csv.names()));
        List<Booking> bookings = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (hasSegments && !OWN_SEGMENTS.contains(row.text(SEGMENT))) continue;
            LeadTimeObservation booking = reader.booking(row);
            String name = reader.text(row, "row").orElse(Integer.toString(i + 1));
            if (booking.lead() <= LONGEST_LEAD) bookings.add(new Booking(name, booking));
        }
        return bookings;
    }

    private static void require(CsvRows csv, String column) {
        if (!csv.names().contains(column))
            throw new IllegalArgumentException("the file has no column " + column + ", only " + csv.names()
                    + "; it needs arrival_date and booking_date (or lead_time)");
    }

    private record Reader(Set<String> names) {

        LeadTimeObservation booking(Row row) {
            LocalDate arrival = date(row, "arrival_date");
            LocalDate booked =
                    names.contains("booking_date") ? date(row, "booking_date") : arrival.minusDays((long) lead(row));
            if (booked.isAfter(arrival))
                throw new IllegalArgumentException("line " + row.line() + ": booked on " + booked + ", "
                        + DAYS.between(arrival, booked) + " days after the arrival on " + arrival
                        + "; correct or remove the line");
            Map<String, String> features = new HashMap<>();
            sum(row, "stays_in_weekend_nights", "stays_in_week_nights").ifPresent(n -> features.put("nights", n));
            sum(row, "stays_in_weekend_nights").ifPresent(n -> features.put("weekendNights", n));
            sum(row, "adults").ifPresent(n -> features.put("adults", n));
            sum(row, "children", "babies").ifPresent(n -> features.put("children", n));
            text(row, "country").ifPresent(word -> features.put("country", word));
            text(row, SEGMENT).ifPresent(word -> features.put("segment", word));
            sum(row, "is_repeated_guest").ifPresent(n -> features.put("repeatGuest", Boolean.toString(!n.equals("0"))));
            return new LeadTimeObservation(arrival, booked, features);
        }

        Optional<String> text(Row row, String column) {
            if (!names.contains(column)) return Optional.empty();
            String text = row.text(column).trim();
            return MISSING.contains(text) ? Optional.empty() : Optional.of(text);
        }

        /** Whole sum of those that are there. */
        private Optional<String> sum(Row row, String... columns) {
            int sum = 0;
            boolean any = false;
            for (String column : columns) {
                Optional<String> text = text(row, column);
                if (text.isEmpty()) continue;
                sum += (int) row.number(column);
                if (row.number(column) < 0)
                    throw new IllegalArgumentException("line " + row.line() + ": " + column + " must be 0 or more, is "
                            + text.get() + "; correct it or leave it empty");
                any = true;
            }
            return any ? Optional.of(Integer.toString(sum)) : Optional.empty();
        }

        private static LocalDate date(Row row, String column) {
            return CivilTimes.date(row.text(column))
                    .orElseThrow(() -> new IllegalArgumentException("line " + row.line() + ": " + column
                            + " is not a date like 2016-12-31: \"" + row.text(column)
                            + "\"; write the year first, then month and day"));
        }

        private static double lead(Row row) {
            double value = row.number("lead_time");
            if (value >= 0 && value < 100_000) return value;
            throw new IllegalArgumentException("line " + row.line() + ": lead_time must be 0 or more days, is "
                    + row.text("lead_time") + "; correct or remove the line");
        }
    }
}
