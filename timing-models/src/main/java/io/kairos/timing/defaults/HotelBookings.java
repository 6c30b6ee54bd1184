package io.kairos.timing.defaults;

import io.kairos.timing.data.CsvRows;
import io.kairos.timing.data.CsvRows.Row;
import io.kairos.timing.dated.LeadTimeObservation;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Bookings of a hotel as published in "Hotel booking demand" (Antonio, de Almeida, Nunes, Data in Brief 22, 2019): one row
 * a booking, columns as there.
 */
public final class HotelBookings {

    /** Stays that travellers look for themselves; groups and contracts are not decided on a web page. */
    private static final Set<String> SEGMENTS = Set.of("Direct", "Online TA");

    private static final int LONGEST_LEAD = 400;

    private HotelBookings() {}

    /** Bookings travellers made themselves at most 400 days ahead, with what they typed at their first search. */
    public static List<LeadTimeObservation> read(InputStream csv) throws IOException {
        return CsvRows.read(csv).all().stream()
                .filter(row -> SEGMENTS.contains(row.text("market_segment")))
                .map(HotelBookings::booking)
                .filter(each -> each.lead() <= LONGEST_LEAD)
                .toList();
    }

    private static LeadTimeObservation booking(Row row) {
        int weekend = row.integer("stays_in_weekend_nights");
        return new LeadTimeObservation(
                LocalDate.parse(row.text("arrival_date")),
                LocalDate.parse(row.text("booking_date")),
                Map.of(
                        "nights", Integer.toString(weekend + row.integer("stays_in_week_nights")),
                        "weekendNights", Integer.toString(weekend),
                        "adults", Integer.toString(row.integer("adults")),
                        "children", Integer.toString(row.integer("children") + row.integer("babies")),
                        "country", row.text("country"),
                        "segment", row.text("market_segment"),
                        "repeatGuest", Boolean.toString(row.integer("is_repeated_guest") == 1)));
    }
}
