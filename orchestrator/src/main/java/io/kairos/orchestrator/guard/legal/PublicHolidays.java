package io.kairos.orchestrator.guard.legal;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Public holidays from the tables of jollyday, by country, and in France by department, since Alsace and the Moselle keep two
 * more. Thread-safe.
 */
final class PublicHolidays {
    private static final Set<String> KNOWN = Set.copyOf(HolidayManager.getSupportedCalendarCodes());
    private static final int DEPARTMENT = 2;

    private final Map<Table, Set<LocalDate>> tables = new ConcurrentHashMap<>();

    private record Table(String country, String region, int year) {}

    /** Whether a day is a public holiday where the person lives; never where the country's holidays are not known. */
    boolean isOne(LocalDate day, Place place) {
        Optional<String> country = place.country().filter(KNOWN::contains);
        return country.isPresent()
                && tables.computeIfAbsent(
                                new Table(country.get(), region(country.get(), place), day.getYear()),
                                PublicHolidays::read)
                        .contains(day);
    }

    private static String region(String country, Place place) {
        return country.equals("FR")
                ? place.postalCode()
                        .filter(code -> code.matches("\\d{5}"))
                        .map(code -> code.substring(0, DEPARTMENT))
                        .orElse("")
                : "";
    }

    private static Set<LocalDate> read(Table table) {
        HolidayManager manager = HolidayManager.getInstance(
                ManagerParameters.create(table.country().toLowerCase(Locale.ROOT)));
        String[] regions = table.region().isEmpty() ? new String[0] : new String[] {table.region()};
        return manager.getHolidays(Year.of(table.year()), regions).stream()
                .map(holiday -> holiday.getDate())
                .collect(Collectors.toUnmodifiableSet());
    }
}
