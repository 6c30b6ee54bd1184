package io.kairos.timing.replenish;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * One wait for the next purchase.
 *
 * @param customer key in the file
 * @param rhythm known on the day the wait began
 * @param days waited, 1 or more
 * @param bought whether the purchase came on the last of them; false: censored
 * @param followed days from the origin to the end of what is known
 */
record GapCase(String customer, Rhythm rhythm, int days, boolean bought, int followed) {

    /** Longest wait that is looked at, in days; what is later counts as not yet bought. */
    static final int HORIZON = 182;

    LocalDate origin() {
        return rhythm.last();
    }

    /**
     * Waits that begin on a purchase day that passes the filter, as known at the end of {@code end}.
     *
     * @param earlier purchase days before the origin, at least
     */
    static List<GapCase> of(PurchaseDays purchases, LocalDate end, int earlier, Predicate<LocalDate> origins) {
        List<GapCase> cases = new ArrayList<>();
        purchases.upTo(end).byCustomer().forEach((customer, days) -> {
            for (int at = earlier; at < days.size(); at++) {
                LocalDate origin = days.get(at);
                int followed = (int) (end.toEpochDay() - origin.toEpochDay());
                if (followed < 1 || !origins.test(origin)) continue;
                int wait = at + 1 < days.size()
                        ? (int) (days.get(at + 1).toEpochDay() - origin.toEpochDay())
                        : Integer.MAX_VALUE;
                boolean bought = wait <= HORIZON;
                int watched = Math.min(wait, Math.min(followed, HORIZON));
                cases.add(new GapCase(customer, Rhythm.of(days, at + 1), watched, bought, followed));
            }
        });
        return cases;
    }
}
