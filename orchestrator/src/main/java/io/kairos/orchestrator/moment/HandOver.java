package io.kairos.orchestrator.moment;

import io.kairos.channel.spi.ChannelDescriptor;
import io.kairos.channel.spi.CutOff;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * When what a channel with working days carries is handed over, counted backwards from the day it is to be there.
 *
 * @param transit days from the day it is done to the day it is there
 */
record HandOver(CutOff calendar, int transit) {
    /** Time for the message to be written and handed over before the cut-off. */
    static final Duration MARGIN = Duration.ofHours(1);

    private static final int DAYS_OF_WEEK = 7;

    /** Of a channel; empty where it works around the clock. */
    static Optional<HandOver> of(ChannelDescriptor about) {
        return about.capabilities()
                .cutOff()
                .map(calendar -> new HandOver(
                        calendar, (int) about.capabilities().latency().median().toDays()));
    }

    /** The usual time from a cut-off to the day the work is done. */
    static Duration production(CutOff calendar) {
        return Duration.ofDays(DAYS_OF_WEEK)
                .multipliedBy(calendar.leadDays())
                .dividedBy(calendar.workDays().size());
    }

    /** The day on which what is handed over then is there. */
    LocalDate thereOn(Instant handedOver) {
        return calendar.doneOn(handedOver).plusDays(transit);
    }

    /**
     * The latest instant that still makes it be there on that day; if that is past, the latest that makes it be there as soon
     * as can be.
     */
    Instant latest(LocalDate day, Instant earliest) {
        Instant wanted = calendar.latestHandOver(day.minusDays(transit));
        Instant cutOff = wanted.isBefore(earliest) ? calendar.latestHandOver(calendar.doneOn(earliest)) : wanted;
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
