package io.kairos.journeys.bpmn;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** When a wait is over that a rule of the marketer decides, not a model. Pure: the same facts give the same instant. */
public sealed interface WaitRule {

    /**
     * The instant of this rule.
     *
     * @param now when the customer comes to the wait
     * @param dates of the need
     * @param zone where the customer's hours are counted; a time that a clock change leaves out is moved on by the gap, one that comes
     *     twice is the earlier
     */
    Due at(Instant now, Dates dates, ZoneId zone);

    /** First and last day of a need. */
    record Dates(Optional<LocalDate> date, Optional<LocalDate> endDate) {}

    /**
     * What came of a rule.
     *
     * @param at never before the customer came
     * @param tooLate the instant it asked for had passed, or the date is not known
     * @param skip the message after this wait is left out
     */
    record Due(Instant at, boolean tooLate, boolean skip) {}

    /** So long from the moment the customer comes; with a time of day, at that time of the day so found. */
    record After(int amount, ChronoUnit unit, Optional<LocalTime> time) implements WaitRule {
        @Override
        public Due at(Instant now, Dates dates, ZoneId zone) {
            if (unit == ChronoUnit.MINUTES || unit == ChronoUnit.HOURS) {
                return new Due(now.plus(amount, unit), false, false);
            }
            ZonedDateTime day = now.atZone(zone).plus(amount, unit);
            ZonedDateTime at =
                    time.map(t -> day.toLocalDate().atTime(t).atZone(zone)).orElse(day);
            Instant due = at.toInstant().isBefore(now) ? at.plusDays(1).toInstant() : at.toInstant();
            return new Due(due, false, false);
        }

        /** The shortest it may last, for rules that add waits up. */
        Duration least() {
            Duration whole = unit.getDuration().multipliedBy(amount);
            return time.isPresent() && amount > 0 ? whole.minusDays(1) : whole;
        }
    }

    /**
     * Days before or after a date, at a time of day.
     *
     * @param days negative before the date
     * @param end whether the last day counts instead of the first
     * @param skip whether a message that would come too late is left out instead of sent at once
     */
    record FromDate(int days, boolean end, LocalTime time, boolean skip) implements WaitRule {
        @Override
        public Due at(Instant now, Dates dates, ZoneId zone) {
            return (end ? dates.endDate() : dates.date())
                    .map(date -> date.plusDays(days).atTime(time).atZone(zone).toInstant())
                    .filter(due -> !due.isBefore(now))
                    .map(due -> new Due(due, false, false))
                    .orElseGet(() -> new Due(now, true, skip));
        }
    }

    /** The rule of a wait; empty where a model, a purchase or the customer decides. */
    static Optional<WaitRule> of(Step step) {
        String wait = step.property(StepProperties.WAIT).orElse("");
        Optional<LocalTime> time =
                step.property("kairos.wait.at").filter(text -> !text.isBlank()).map(LocalTime::parse);
        if (wait.equals(StepProperties.DURATION) || wait.equals(StepProperties.COLLEAGUE)) {
            int amount = number(step, "kairos.wait.amount");
            String unit = step.property("kairos.wait.unit").orElseThrow();
            return Optional.of(new After(amount, ChronoUnit.valueOf(unit.toUpperCase(java.util.Locale.ROOT)), time));
        }
        if (wait.equals(StepProperties.DATE)) {
            int days = number(step, "kairos.wait.days");
            boolean before = step.property("kairos.wait.direction")
                    .filter("before"::equals)
                    .isPresent();
            boolean end =
                    step.property("kairos.wait.date").filter("end-date"::equals).isPresent();
            boolean skip =
                    step.property("kairos.wait.too-late").filter("skip"::equals).isPresent();
            return Optional.of(new FromDate(before ? -days : days, end, time.orElse(LocalTime.NOON), skip));
        }
        return Optional.empty();
    }

    private static int number(Step step, String property) {
        return Integer.parseInt(step.property(property).orElseThrow());
    }
}
