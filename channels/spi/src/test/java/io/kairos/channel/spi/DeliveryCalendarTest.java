package io.kairos.channel.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveryCalendarTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @Test
    void a_letter_for_christmas_is_planned_backwards_over_holidays_and_week_ends() {
        Set<LocalDate> closed = Set.of(LocalDate.of(2026, 12, 25));
        DeliveryCalendar calendar = new DeliveryCalendar(
                new CutOff(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), closed, LocalTime.of(14, 0), PARIS, 2),
                new DeliveryDays(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY), closed, 2));

        // Friday 25 December is a holiday, so the letter comes on Thursday; posted Tuesday, printed from Friday on
        Instant by = calendar.handOverBy(LocalDate.of(2026, 12, 25));

        assertThat(by).isEqualTo(Instant.parse("2026-12-18T13:00:00Z"));
        assertThat(calendar.thereOn(by)).isEqualTo("2026-12-24");
        assertThat(calendar.thereOn(by.plusNanos(1))).isEqualTo("2026-12-26");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void backwards_undoes_forwards(long seed) {
        RandomGenerator random = new Random(seed);
        DeliveryCalendar calendar = calendar(random);
        LocalDate before = LocalDate.MIN;
        for (int i = 0; i < 400; i++) {
            LocalDate wanted = LocalDate.of(2026, 1, 1).plusDays(i);
            Instant by = calendar.handOverBy(wanted);
            LocalDate doorstep = calendar.thereOn(by);

            assertThat(doorstep).as("not after the day wanted").isBeforeOrEqualTo(wanted);
            assertThat(
                            calendar.delivery().transit() == 0
                                    ? calendar.cutOff().isWorkDay(doorstep)
                                    : calendar.delivery().isDeliveryDay(doorstep))
                    .as("somebody comes that day")
                    .isTrue();
            assertThat(calendar.thereOn(by.plusNanos(1)))
                    .as("an instant later is too late")
                    .isAfter(wanted);
            assertThat(doorstep).as("monotone").isAfterOrEqualTo(before);
            before = doorstep;
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void forwards_undoes_backwards(long seed) {
        RandomGenerator random = new Random(seed);
        DeliveryCalendar calendar = calendar(random);
        for (int i = 0; i < 200; i++) {
            Instant handedOver =
                    Instant.parse("2026-01-01T00:00:00Z").plus(random.nextInt(400 * 24 * 60), ChronoUnit.MINUTES);
            LocalDate doorstep = calendar.thereOn(handedOver);

            assertThat(calendar.handOverBy(doorstep)).isAfterOrEqualTo(handedOver);
        }
    }

    @Test
    void a_calendar_that_never_delivers_is_refused() {
        assertThatThrownBy(() -> new DeliveryDays(Set.of(), Set.of(), 1)).hasMessageContaining("no delivery day");
        assertThatThrownBy(() -> new DeliveryDays(Set.of(DayOfWeek.MONDAY), Set.of(), -1))
                .hasMessageContaining("transit");
    }

    @Test
    void without_days_on_the_way_it_is_there_when_it_is_done() {
        CutOff printer =
                new CutOff(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of(), LocalTime.of(14, 0), PARIS, 2);
        DeliveryCalendar calendar = new DeliveryCalendar(printer, DeliveryDays.SAME_DAY);
        Instant friday = Instant.parse("2026-12-11T09:00:00Z");

        assertThat(calendar.thereOn(friday)).isEqualTo(printer.doneOn(friday));
        // nobody works on Sunday: done on Friday
        assertThat(calendar.handOverBy(LocalDate.of(2026, 12, 20)))
                .isEqualTo(printer.latestHandOver(LocalDate.of(2026, 12, 18)));
    }

    private static DeliveryCalendar calendar(RandomGenerator random) {
        return new DeliveryCalendar(
                new CutOff(
                        days(random),
                        closed(random),
                        LocalTime.of(random.nextInt(24), random.nextInt(60)),
                        List.of(PARIS, ZoneId.of("Pacific/Auckland"), ZoneId.of("America/New_York"))
                                .get(random.nextInt(3)),
                        random.nextInt(6)),
                new DeliveryDays(days(random), closed(random), random.nextInt(6)));
    }

    private static Set<DayOfWeek> days(RandomGenerator random) {
        Set<DayOfWeek> days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)));
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextInt(3) > 0) {
                days.add(day);
            }
        }
        return days;
    }

    private static Set<LocalDate> closed(RandomGenerator random) {
        Set<LocalDate> closed = new HashSet<>();
        for (int i = 0; i < 25; i++) {
            closed.add(LocalDate.of(2025, 12, 1).plusDays(random.nextInt(460)));
        }
        return closed;
    }
}
