package io.kairos.timing.replenish;

import static java.util.Objects.requireNonNull;

import io.kairos.timing.data.CsvRows;
import io.kairos.timing.data.CsvRows.Row;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Distinct purchase days of each customer, rising.
 *
 * @param byCustomer by the key of the file, in rising order; no customer without a day
 */
public record PurchaseDays(SortedMap<String, List<LocalDate>> byCustomer) {

    private static final List<String> CUSTOMER = List.of("customer_id", "cust", "customer");
    private static final List<String> DATE = List.of("date", "invoice_time", "day");
    private static final String VALUE = "value_gbp";
    private static final int DATE_LENGTH = 10;

    public PurchaseDays {
        TreeMap<String, List<LocalDate>> copy = new TreeMap<>();
        byCustomer.forEach((customer, days) -> {
            if (!days.isEmpty()) copy.put(requireNonNull(customer), List.copyOf(new TreeSet<>(days)));
        });
        byCustomer = Collections.unmodifiableSortedMap(copy);
    }

    /**
     * Reads one row a purchase: a column {@code customer_id}, {@code cust} or {@code customer}, and a column {@code date},
     * {@code invoice_time} or {@code day} that starts with a date like 2010-12-31. Where there is a column
     * {@code value_gbp}, only rows above 0 are purchases; rows without a customer are left out.
     */
    public static PurchaseDays read(CsvRows rows) {
        String customer = column(rows, CUSTOMER, "the customer");
        String date = column(rows, DATE, "the day of the purchase");
        boolean valued = rows.names().contains(VALUE);
        Map<String, List<LocalDate>> days = new LinkedHashMap<>();
        int line = 1;
        for (Row row : rows.all()) {
            line++;
            if (valued && !(value(row, line) > 0)) continue;
            String key = row.text(customer);
            if (!key.isBlank())
                days.computeIfAbsent(key, unseen -> new ArrayList<>()).add(day(row.text(date), date, line));
        }
        return new PurchaseDays(new TreeMap<>(days));
    }

    /** Only what had happened by the end of this day. */
    public PurchaseDays upTo(LocalDate asOf) {
        TreeMap<String, List<LocalDate>> known = new TreeMap<>();
        byCustomer.forEach((customer, days) -> known.put(
                customer, days.stream().filter(day -> !day.isAfter(asOf)).toList()));
        return new PurchaseDays(known);
    }

    /** The last day on which anybody bought; empty without purchases. */
    public Optional<LocalDate> lastDay() {
        return byCustomer.values().stream()
                .map(days -> days.get(days.size() - 1))
                .max(LocalDate::compareTo);
    }

    /** The first day on which anybody bought; empty without purchases. */
    public Optional<LocalDate> firstDay() {
        return byCustomer.values().stream().map(days -> days.get(0)).min(LocalDate::compareTo);
    }

    private static String column(CsvRows rows, List<String> names, String meaning) {
        return names.stream()
                .filter(rows.names()::contains)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the file needs a column for " + meaning
                        + ", named one of " + names + "; it has only " + rows.names()));
    }

    private static double value(Row row, int line) {
        try {
            return Double.parseDouble(row.text(VALUE));
        } catch (NumberFormatException unreadable) {
            throw new IllegalArgumentException(
                    "line " + line + ": " + VALUE + " is not a number: \"" + row.text(VALUE) + "\"", unreadable);
        }
    }

    private static LocalDate day(String text, String column, int line) {
        try {
            return LocalDate.parse(text.substring(0, Math.min(text.length(), DATE_LENGTH)));
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(
                    "line " + line + ": " + column + " must start with a date like 2010-12-31, was \"" + text + "\"",
                    unreadable);
        }
    }
}
