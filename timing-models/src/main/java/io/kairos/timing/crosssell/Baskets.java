package io.kairos.timing.crosssell;

import io.kairos.timing.data.CivilTimes;
import io.kairos.timing.data.CsvRows;
import io.kairos.timing.data.CsvRows.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Baskets of each customer, by rising day, one a day.
 *
 * @param byCustomer by the key of the file, in rising order
 */
public record Baskets(SortedMap<String, List<Basket>> byCustomer) {

    /** One basket of one customer. */
    public record Entry(String customer, Basket basket) {}

    public Baskets {
        TreeMap<String, List<Basket>> copy = new TreeMap<>();
        byCustomer.forEach((customer, baskets) -> {
            TreeMap<LocalDate, Set<String>> days = new TreeMap<>();
            for (Basket each : baskets)
                days.computeIfAbsent(each.day(), unseen -> new TreeSet<>()).addAll(each.products());
            List<Basket> merged = new ArrayList<>();
            days.forEach((day, products) -> merged.add(new Basket(day, products)));
            if (!merged.isEmpty()) copy.put(customer, List.copyOf(merged));
        });
        byCustomer = Collections.unmodifiableSortedMap(copy);
    }

    /**
     * Reads one row a bought product: columns {@code customer_id}, {@code day} (like 2010-12-31) and {@code product_id}; returns
     * must not be among them.
     */
    public static Baskets read(CsvRows rows) {
        for (String column : List.of("customer_id", "day", "product_id"))
            if (!rows.names().contains(column))
                throw new IllegalArgumentException(
                        "the file needs a column " + column + "; it has only " + rows.names());
        TreeMap<String, TreeMap<LocalDate, Set<String>>> days = new TreeMap<>();
        for (Row row : rows.all()) {
            if (row.text("customer_id").isBlank()) continue;
            days.computeIfAbsent(row.text("customer_id"), unseen -> new TreeMap<>())
                    .computeIfAbsent(day(row), unseen -> new TreeSet<>())
                    .add(row.text("product_id"));
        }
        TreeMap<String, List<Basket>> baskets = new TreeMap<>();
        days.forEach((customer, own) -> {
            List<Basket> list = new ArrayList<>();
            own.forEach((day, products) -> list.add(new Basket(day, products)));
            baskets.put(customer, list);
        });
        return new Baskets(baskets);
    }

    /** All baskets by day, within a day by customer. */
    public SortedMap<LocalDate, List<Entry>> byDay() {
        TreeMap<LocalDate, List<Entry>> days = new TreeMap<>();
        byCustomer.forEach((customer, baskets) -> baskets.forEach(basket ->
                days.computeIfAbsent(basket.day(), unseen -> new ArrayList<>()).add(new Entry(customer, basket))));
        return days;
    }

    private static LocalDate day(Row row) {
        return CivilTimes.date(row.text("day"))
                .orElseThrow(() -> new IllegalArgumentException("line " + row.line()
                        + ": day must be a date like 2010-12-31, was \"" + row.text("day")
                        + "\"; write the year first, then month and day"));
    }
}
