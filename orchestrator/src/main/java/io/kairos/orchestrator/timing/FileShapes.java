package io.kairos.orchestrator.timing;

import io.kairos.orchestrator.moment.Orders.Bought;
import io.kairos.orchestrator.platform.StartFailure;
import io.kairos.timing.crosssell.Basket;
import io.kairos.timing.crosssell.Baskets;
import io.kairos.timing.data.CivilTimes;
import io.kairos.timing.data.CsvRows;
import io.kairos.timing.data.CsvRows.Row;
import io.kairos.timing.dated.LeadTimeObservation;
import io.kairos.timing.defaults.HotelBookings;
import io.kairos.timing.replenish.PurchaseDays;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;

/** Reads files of published shapes as if they were the program's own past. */
final class FileShapes {
    private static final List<String> TIMES = List.of("time", "week", "days", "duration");
    private static final List<String> ENDS =
            List.of("status", "death", "cens", "event", "arrest", "observed", "bought");
    private static final int LONGEST_LEAD = 400;
    private static final UUID NOBODY = new UUID(0, 0);
    private static final Instant FOREVER = Instant.parse("9999-12-31T00:00:00Z");

    private FileShapes() {}

    static Past read(String family, Path file) {
        try {
            if (family.equals("lead-time")) return bookings(file);
            if (family.equals("lifetime")) return lifetimes(CsvRows.read(file));
            if (family.equals("rhythm")) return purchases(PurchaseDays.read(CsvRows.read(file)));
            if (family.equals("cross-sell")) return orders(Baskets.read(CsvRows.read(file)));
            if (family.endsWith("hours")) return invoices(CsvRows.read(file));
            throw new IllegalStateException(
                    "no shape of files for " + Recipes.named(family).family());
        } catch (IOException | UncheckedIOException | IllegalArgumentException | DateTimeException unreadable) {
            throw new StartFailure("timing-data", Map.of("cause", String.valueOf(unreadable.getMessage())), unreadable);
        }
    }

    /** Hotel bookings; the first search is not in the file, so everybody is taken to have looked early enough. */
    private static Past bookings(Path file) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
                InputStream csv = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes) {
            return new Past(
                    FOREVER,
                    HotelBookings.read(csv).stream().map(FileShapes::booking).toList(),
                    List.of());
        }
    }

    private static PastNeed booking(LeadTimeObservation booking) {
        Instant opened = booking.date()
                .minusDays(LONGEST_LEAD + 1)
                .atTime(LocalTime.NOON)
                .toInstant(ZoneOffset.UTC);
        Instant bought = booking.purchased().atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        return new PastNeed(
                NOBODY,
                opened,
                Optional.of(booking.date()),
                ZoneOffset.UTC,
                booking.features(),
                Optional.of(new PastNeed.End(bought, true)));
    }

    /** Durations in days and whether the end was seen: the greater of the two values of that column says so. */
    private static Past lifetimes(CsvRows csv) {
        String time = column(csv, TIMES);
        String end = column(csv, ENDS);
        List<Row> rows = csv.all();
        double seen = rows.stream().mapToDouble(row -> row.number(end)).max().orElse(1);
        List<PastNeed> needs = rows.stream()
                .map(row -> lifetime(row.number(time), row.number(end) == seen))
                .toList();
        return new Past(FOREVER, needs, List.of());
    }

    private static PastNeed lifetime(double days, boolean bought) {
        Instant end = Instant.EPOCH.plus(Duration.ofSeconds(Math.round(days * 86_400)));
        return new PastNeed(
                NOBODY,
                Instant.EPOCH,
                Optional.empty(),
                ZoneOffset.UTC,
                Map.of(),
                Optional.of(new PastNeed.End(end, bought)));
    }

    /** Each purchase day opens a need that the next one wins. */
    private static Past purchases(PurchaseDays purchases) {
        List<PastNeed> needs = new ArrayList<>();
        LocalDate last = LocalDate.EPOCH;
        for (Map.Entry<String, List<LocalDate>> each : purchases.byCustomer().entrySet()) {
            UUID customer = UUID.nameUUIDFromBytes(each.getKey().getBytes(StandardCharsets.UTF_8));
            List<LocalDate> days = each.getValue();
            for (int i = 0; i < days.size(); i++) {
                Optional<PastNeed.End> next = i + 1 < days.size()
                        ? Optional.of(new PastNeed.End(noon(days.get(i + 1)), true))
                        : Optional.empty();
                needs.add(new PastNeed(customer, noon(days.get(i)), Optional.empty(), ZoneOffset.UTC, Map.of(), next));
                last = days.get(i).isAfter(last) ? days.get(i) : last;
            }
        }
        return new Past(last.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC), needs, List.of());
    }

    private static Past orders(Baskets baskets) {
        List<Bought> orders = new ArrayList<>();
        LocalDate last = LocalDate.EPOCH;
        for (Map.Entry<String, List<Basket>> each : baskets.byCustomer().entrySet()) {
            UUID customer = UUID.nameUUIDFromBytes(each.getKey().getBytes(StandardCharsets.UTF_8));
            for (Basket basket : each.getValue()) {
                basket.products()
                        .forEach(product ->
                                orders.add(new Bought(customer, noon(basket.day()), ZoneOffset.UTC, product)));
                last = basket.day().isAfter(last) ? basket.day() : last;
            }
        }
        return Past.of(last.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC), orders);
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }

    private static Past invoices(CsvRows csv) {
        boolean valued = csv.names().contains("value_gbp");
        List<Past.Act> acts = csv.all().stream()
                .filter(row -> !valued || row.number("value_gbp") > 0)
                .map(row -> {
                    LocalDateTime local = time(row);
                    return new Past.Act(row.text("customer_id"), local.toInstant(ZoneOffset.UTC), local);
                })
                .toList();
        return new Past(FOREVER, List.of(), acts);
    }

    private static LocalDateTime time(Row row) {
        String text = row.text("invoice_time");
        try {
            return LocalDateTime.parse(CivilTimes.iso(text));
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(
                    "line " + row.line() + ": invoice_time is not a local time like 2010-12-01T08:26: \"" + text
                            + "\"; correct or remove the line",
                    unreadable);
        }
    }

    private static String column(CsvRows csv, List<String> names) {
        return names.stream()
                .filter(csv.names()::contains)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the file has none of the columns " + names + ", only " + csv.names()));
    }
}
