package io.kairos.timing.evaluate;

import io.kairos.timing.data.CivilTimes;
import io.kairos.timing.data.CsvRows;
import io.kairos.timing.hours.HourProfileTrainer.LocalPurchase;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Local times of people's events from an invoice file ({@code customer_id, invoice_time, value_gbp}) or a plain one ({@code person, time}). */
final class HourData {

    private HourData() {}

    static List<LocalPurchase> read(CsvRows file) {
        List<String> names = file.names();
        boolean plain = names.contains("person") && names.contains("time");
        if (!plain && !(names.contains("customer_id") && names.contains("invoice_time")))
            throw new IllegalArgumentException("the file has the columns " + names
                    + "; expected person,time or customer_id,invoice_time (and value_gbp)");
        boolean valued = names.contains("value_gbp");
        List<LocalPurchase> events = new ArrayList<>();
        for (CsvRows.Row row : file.all()) {
            String person = row.text(plain ? "person" : "customer_id").trim();
            if (person.isEmpty() || valued && !(row.number("value_gbp") > 0)) continue;
            events.add(new LocalPurchase(person, local(row.text(plain ? "time" : "invoice_time"), row.line())));
        }
        return events;
    }

    /** What the customer's clock showed: with an offset, the time as written. */
    private static LocalDateTime local(String text, int line) {
        String iso = CivilTimes.iso(text);
        try {
            if (iso.matches(".*T.*([+-]\\d\\d:?\\d\\d|Z)")) {
                OffsetDateTime at = OffsetDateTime.parse(iso);
                if (at.getOffset().equals(ZoneOffset.UTC) && iso.endsWith("Z"))
                    throw new IllegalArgumentException("line " + line + ": \"" + text
                            + "\" is in UTC; give the customer's local time, alone or with its offset");
                return at.toLocalDateTime();
            }
            return LocalDateTime.parse(iso);
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(
                    "line " + line + ": \"" + text + "\" is not a local time such as 2010-12-01T08:26", unreadable);
        }
    }
}
