package io.kairos.timing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.Optional;

/**
 * How finely time is cut. A fine day is cut into its hours; a coarse one only where something changes: where the quiet hours
 * begin and end, at the best hour of an ordinary day, around the hour at which a message sent then is read, and at midnight of the place a date is tied to. What is left in one piece is still summed hour by hour, so
 * that a coarse cut loses candidates, no accuracy.
 */
final class Blocks {

    /** Days from now after which a day is cut in two; the days of a plan are cut into hours all the same. */
    private static final int NEAR_DAYS = 45;

    private final ZoneId zone;
    private final Optional<ZoneId> place;
    private final int[] cuts;
    private final int[] far;
    private final long firstDay;
    private final BitSet fine = new BitSet();

    private Blocks(ZoneId zone, Optional<ZoneId> place, int[] cuts, int[] far, Instant now) {
        this.zone = zone;
        this.place = place;
        this.cuts = cuts;
        this.far = far;
        this.firstDay = LocalDate.ofInstant(now, zone).toEpochDay();
    }

    /** Every day in hours. */
    static Blocks hours(ZoneId zone, Instant now) {
        Blocks blocks = new Blocks(zone, Optional.empty(), new int[0], new int[0], now);
        blocks.fine.set(0, 100_000);
        return blocks;
    }

    /** Every day but the first so many in pieces. */
    static Blocks days(Outlook outlook, TimingRequest request) {
        ZoneId zone = request.clock().zone();
        Blocks blocks = new Blocks(
                zone,
                outlook.place().filter(other -> !other.equals(zone)),
                cuts(request.limits(), outlook.course()),
                far(request.limits(), outlook),
                request.now());
        blocks.fine.set(0, Math.max(1, outlook.fineDays()));
        return blocks;
    }

    private static int[] cuts(Limits limits, Outlook.Course course) {
        BitSet cuts = new BitSet();
        if (!limits.quiet().isNone()) {
            cuts.set(limits.quiet().from().getHour());
            cuts.set(limits.quiet().until().getHour());
        }
        cuts.set(bestHour(limits, course.weights()));
        long delay = limits.readingDelay().toMinutes();
        if (delay > 0)
            for (int dispatched : cuts.stream().toArray()) {
                int read = (int) ((dispatched + delay / 60) % 24);
                cuts.set(read);
                cuts.set((read + 1) % 24);
            }
        cuts.clear(0);
        return cuts.stream().toArray();
    }

    /** Where a message is read later than sent, or midnight of another place counts, far days are cut as near ones. */
    private static int[] far(Limits limits, Outlook outlook) {
        if (limits.readingDelay().toMinutes() > 0 || outlook.place().isPresent()) return cuts(limits, outlook.course());
        int best = bestHour(limits, outlook.course().weights());
        return best == 0 ? new int[0] : new int[] {best};
    }

    private static int bestHour(Limits limits, HourWeights weights) {
        int best = -1;
        for (int hour = 0; hour < 24; hour++)
            if (!limits.quiet().contains(LocalTime.of(hour, 0))
                    && (best < 0 || weights.early(hour) > weights.early(best))) best = hour;
        return Math.max(best, 0);
    }

    /** Makes the days around this instant fine; whether they were not. */
    boolean refine(Instant around, int days) {
        int day = (int) (LocalDate.ofInstant(around, zone).toEpochDay() - firstDay);
        int from = Math.max(0, day - days);
        boolean known = fine.nextClearBit(from) > day + days;
        fine.set(from, Math.max(from, day + days + 1));
        return !known;
    }

    /** Whether the day of this instant is cut into hours. */
    boolean fine(Instant instant) {
        return fine(LocalDate.ofInstant(instant, zone).toEpochDay());
    }

    boolean fine(long epochDay) {
        return epochDay <= firstDay || fine.get((int) Math.min(epochDay - firstDay, Integer.MAX_VALUE));
    }

    ZoneId zone() {
        return zone;
    }

    /** Full hours of the local day, rising, at which a coarse day is cut; a far one only at its best hour. */
    int[] cuts(long epochDay) {
        return epochDay - firstDay > NEAR_DAYS ? far : cuts;
    }

    Optional<ZoneId> place() {
        return place;
    }
}
