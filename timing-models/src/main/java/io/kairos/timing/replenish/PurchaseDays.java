package io.kairos.timing.replenish;

import static java.util.Objects.requireNonNull;

import io.kairos.timing.data.CivilTimes;
import io.kairos.timing.data.CsvRows;
import io.kairos.timing.data.CsvRows.Row;
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
        for (Row row : rows.all()) {
            String key = row.text(customer).trim();
            if (key.isEmpty() || valued && !(row.number(VALUE) > 0)) continue;
            days.computeIfAbsent(key, unseen -> new ArrayList<>()).add(day(row, date));
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

    private static LocalDate day(Row row, String column) {
        return CivilTimes.date(row.text(column))
                .orElseThrow(() -> new IllegalArgumentException("line " + row.line() + ": " + column
                        + " must start with a date like 2010-12-31, was \"" + row.text(column)
                        + "\"; write the year first, then month and day"));
    }
}
