package io.kairos.timing;

import io.kairos.timing.placement.DecayCandidates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.Optional;

/**
 * How finely time is cut. A fine day is cut into its hours; a coarse one only where something changes: where the quiet hours
 * end, at the best hour of an ordinary day, around the hour at which a message sent then is read, and at midnight of the place a date is tied to. What is left in one piece is still summed hour by hour, so
 * that a coarse cut loses candidates, no accuracy.
 */
final class Blocks {

    /** Days from now after which a day is cut in two; the days of a plan are cut into hours all the same. */
    private static final int NEAR_DAYS = 45;

    private static final int HOURS = 24;
    private static final double HOUR = 3600;
    private static final int DAYS_OF_WEEK = 7;

    /** Epoch day 0 was a Thursday. */
    private static final int FIRST_WEEKDAY = 3;

    private final ZoneId zone;
    private final Optional<ZoneId> place;
    private final int[][] cuts;

    /** Where a message is read later than sent, or midnight of another place counts, far days are cut as near ones. */
    private final int[][] far;

    private final int[] best;
    private final long firstDay;
    private final BitSet fine = new BitSet();

    private Blocks(ZoneId zone, Optional<ZoneId> place, int[] best, int[][] cuts, int[][] far, Instant now) {
        this.zone = zone;
        this.place = place;
        this.best = best;
        this.cuts = cuts;
        this.far = far;
        this.firstDay = LocalDate.ofInstant(now, zone).toEpochDay();
    }

    /** Every day in hours. */
    static Blocks hours(ZoneId zone, Instant now) {
        Blocks blocks = new Blocks(zone, Optional.empty(), new int[0], new int[0][], new int[0][], now);
        blocks.fine.set(0, 100_000);
        return blocks;
    }

    /** Every day but the first so many in pieces. */
    static Blocks days(Outlook outlook, TimingRequest request) {
        ZoneId zone = request.clock().zone();
        Optional<ZoneId> place = outlook.place().filter(other -> !other.equals(zone));
        Limits limits = request.limits();
        int[] best = bestHours(limits, outlook.course().weights(), request.economics());
        boolean shifted = limits.readingDelay().toMinutes() > 0 || place.isPresent();
        int[][] cuts = new int[DAYS_OF_WEEK][];
        int[][] far = new int[DAYS_OF_WEEK][];
        for (int day = 0; day < DAYS_OF_WEEK; day++) {
            cuts[day] = cuts(limits, best[day]);
            far[day] = shifted ? cuts[day] : best[day] == 0 ? new int[0] : new int[] {best[day]};
        }
        Blocks blocks = new Blocks(zone, place, best, cuts, far, request.now());
        blocks.fine.set(0, Math.max(1, outlook.fineDays()));
        return blocks;
    }

    private static int[] cuts(Limits limits, int best) {
        BitSet cuts = new BitSet();
        if (!limits.quiet().isNone()) cuts.set(limits.quiet().until().getHour());
        cuts.set(best);
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

    private static int[] bestHours(Limits limits, HourWeights weights, Economics economics) {
        double[] early = weights.early(DecayCandidates.decay(HOUR, Dispatches.seconds(economics.halfLife())));
        int delay = (int) (limits.readingDelay().toMinutes() / 60 % early.length);
        int[] best = new int[DAYS_OF_WEEK];
        double[] most = new double[DAYS_OF_WEEK];
        for (int hour = 0; hour < HOURS; hour++) {
            if (limits.quiet().contains(LocalTime.of(hour, 0))) continue;
            for (int day = 0; day < DAYS_OF_WEEK; day++) {
                double earned = early[(day * HOURS + hour + delay) % early.length];
                if (earned <= most[day]) continue;
                most[day] = earned;
                best[day] = hour;
            }
        }
        return best;
    }

    /** Makes the days around this instant fine; whether they were not. */
    boolean refine(Instant around, int days) {
        return refine((int) (LocalDate.ofInstant(around, zone).toEpochDay() - firstDay), days);
    }

    /** The same around a day, counted from that of now. */
    boolean refine(int day, int days) {
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

    /** Allowed hour of each weekday, Monday first, at which a message stands best before the purchases to come. */
    int[] bestHours() {
        return best.clone();
    }

    private static int weekday(long epochDay) {
        return Math.floorMod(epochDay + FIRST_WEEKDAY, DAYS_OF_WEEK);
    }

    ZoneId zone() {
        return zone;
    }

    /** Full hours of the local day, rising, at which a coarse day is cut; a far one only at its best hour. */
    int[] cuts(long epochDay) {
        int weekday = weekday(epochDay);
        return epochDay - firstDay > NEAR_DAYS ? far[weekday] : cuts[weekday];
    }

    Optional<ZoneId> place() {
        return place;
    }
}
