package io.kairos.channel.postal.schedule;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Public holidays by place, from the tables of jollyday. */
public final class Holidays {

    private Holidays() {}

    /** Whether the public holidays of a country are known. */
    public static boolean isKnown(String country) {
        return HolidayManager.getSupportedCalendarCodes().stream().anyMatch(country::equalsIgnoreCase);
    }

    /**
     * The public holidays of some years.
     *
     * @param place country as in ISO 3166, with region where holidays differ, such as {@code FR}, {@code DE-BY}, {@code FR-BR}
     * @param first and the years after it, {@code years} in all
     * @throws IllegalArgumentException when no such place is known
     */
    public static Set<LocalDate> in(String place, Year first, int years) {
        String[] parts = place.toLowerCase(Locale.ROOT).split("-", -1);
        if (!isKnown(parts[0])) {
            throw new IllegalArgumentException("no public holidays are known for " + parts[0]
                    + ": give a country such as FR, or a region such as DE-BY");
        }
        HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(parts[0]));
        String[] regions = Arrays.copyOfRange(parts, 1, parts.length);
        return IntStream.range(0, years)
                .mapToObj(first::plusYears)
                .flatMap(year -> manager.getHolidays(year, regions).stream())
                .map(Holiday::getDate)
                .collect(Collectors.toUnmodifiableSet());
    }
}
