package io.kairos.orchestrator.moment;

import io.kairos.channel.spi.ChannelDescriptor;
import io.kairos.channel.spi.CutOff;
import io.kairos.channel.spi.DeliveryCalendar;
import io.kairos.channel.spi.DeliveryDays;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;

/** When what a channel with working days carries is handed over, counted backwards from the day it is to be there. */
record HandOver(DeliveryCalendar calendar) {
    /** Time for the message to be written and handed over before the cut-off. */
    static final Duration MARGIN = Duration.ofHours(1);

    private static final int DAYS_OF_WEEK = 7;

    /** Of a channel; empty where it works around the clock. */
    static Optional<HandOver> of(ChannelDescriptor about) {
        return about.capabilities().calendar().map(HandOver::new);
    }

    /** The usual time from a cut-off to the day it is there. */
    static Duration usual(DeliveryCalendar calendar) {
        CutOff cutOff = calendar.cutOff();
        DeliveryDays delivery = calendar.delivery();
        return usual(cutOff.leadDays(), cutOff.workDays()).plus(usual(delivery.transit(), delivery.days()));
    }

    private static Duration usual(int days, Set<DayOfWeek> open) {
        return Duration.ofDays(DAYS_OF_WEEK).multipliedBy(days).dividedBy(open.size());
    }

    /** The day on which what is handed over then is there. */
    LocalDate thereOn(Instant handedOver) {
        return calendar.thereOn(handedOver);
    }

    /**
     * The latest instant that still makes it be there on that day; if that is past, the latest that makes it be there as soon
     * as can be.
     */
    Instant latest(LocalDate day, Instant earliest) {
        Instant wanted = calendar.handOverBy(day);
        Instant cutOff = wanted.isBefore(earliest) ? calendar.handOverBy(calendar.thereOn(earliest)) : wanted;
        Instant handOver = cutOff.minus(MARGIN);
        return handOver.isBefore(earliest) ? earliest : handOver;
    }

    /** The same outside the customer's quiet hours, on the evening before where it must. */
    Instant latest(LocalDate day, Instant earliest, QuietHoursSetting quiet, ZoneId zone) {
        Instant at = latest(day, earliest);
        ZonedDateTime local = at.atZone(zone);
        if (!quiet.contains(local.toLocalTime())) {
            return at;
        }
        LocalDate evening = quiet.startsBefore(local.toLocalTime())
                ? local.toLocalDate()
                : local.toLocalDate().minusDays(1);
        LocalTime last = quiet.from().minusHours(1);
        Instant before = evening.atTime(last).atZone(zone).toInstant();
        return before.isBefore(earliest) || !before.isBefore(at) ? at : before;
    }
}
