package io.kairos.timing.evaluate;

import io.kairos.timing.replenish.PurchaseDays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One purchase day from which the next is foretold.
 *
 * @param history purchase days up to and including the origin
 * @param days to the next purchase, or as long as watched
 * @param bought false: censored after so many days
 * @param followed days from the origin to the end of the data
 */
record GapOrigin(String customer, List<LocalDate> history, int days, boolean bought, int followed) {

    private static final int EARLIER = 2;

    /** Gaps longer than this are censored. */
    static final int LONGEST = 182;

    LocalDate day() {
        return history.get(history.size() - 1);
    }

    /** Every purchase day after the cut of a customer with two earlier ones or more. */
    static List<GapOrigin> after(LocalDate cut, LocalDate end, PurchaseDays purchases) {
        List<GapOrigin> origins = new ArrayList<>();
        purchases.upTo(end).byCustomer().forEach((customer, days) -> {
            for (int at = EARLIER; at < days.size(); at++) {
                LocalDate day = days.get(at);
                if (!day.isAfter(cut) || !day.isBefore(end)) continue;
                int followed = (int) (end.toEpochDay() - day.toEpochDay());
                int gap = at + 1 < days.size()
                        ? (int) (days.get(at + 1).toEpochDay() - day.toEpochDay())
                        : Integer.MAX_VALUE;
                origins.add(new GapOrigin(
                        customer,
                        days.subList(0, at + 1),
                        Math.min(gap, Math.min(followed, LONGEST)),
                        gap <= LONGEST,
                        followed));
            }
        });
        return origins;
    }
}
