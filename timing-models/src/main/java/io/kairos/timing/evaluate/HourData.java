package io.kairos.timing.evaluate;

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
        int line = 1;
        for (CsvRows.Row row : file.all()) {
            line++;
            String person = row.text(plain ? "person" : "customer_id");
            if (person.isBlank()) continue;
            if (valued && !(value(row.text("value_gbp"), line) > 0)) continue;
            events.add(new LocalPurchase(person, local(row.text(plain ? "time" : "invoice_time"), line)));
        }
        return events;
    }

    private static double value(String text, int line) {
        try {
            double value = Double.parseDouble(text);
            if (!Double.isNaN(value)) return value;
        } catch (NumberFormatException unreadable) {
            throw new IllegalArgumentException(
                    "line " + line + ": value_gbp is not a number: \"" + text + "\"", unreadable);
        }
        throw new IllegalArgumentException("line " + line + ": value_gbp is not a number: \"" + text + "\"");
    }

    /** What the customer's clock showed: with an offset, the time as written. */
    private static LocalDateTime local(String text, int line) {
        String iso = text.trim().replace(' ', 'T');
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
