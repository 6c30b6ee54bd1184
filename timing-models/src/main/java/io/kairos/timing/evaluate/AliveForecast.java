package io.kairos.timing.evaluate;

import io.kairos.timing.replenish.PurchaseDays;
import io.kairos.timing.replenish.ReplenishmentFit;
import io.kairos.timing.replenish.ReplenishmentTrainer;
import io.kairos.timing.replenish.rate.RateFamily;
import io.kairos.timing.replenish.rate.RateFit;
import io.kairos.timing.replenish.rate.RateModel;
import io.kairos.timing.replenish.rate.RepeatHistory;
import java.time.LocalDate;
import java.util.List;

/** Models fitted at a cut, and what they say of every customer seen so far. */
final class AliveForecast {

    private static final double DAYS_PER_WEEK = 7;

    private final PurchaseDays all;
    private final LocalDate cut;
    private final List<String> customers;
    private final List<List<LocalDate>> known;
    private final List<RepeatHistory> histories;
    private final RateFit plain;
    private final RateFit regular;
    private final ReplenishmentFit hazards;

    AliveForecast(PurchaseDays all, LocalDate cut) {
        this.all = all;
        this.cut = cut;
        var upTo = all.upTo(cut).byCustomer();
        this.customers = List.copyOf(upTo.keySet());
        this.known = List.copyOf(upTo.values());
        this.histories = known.stream().map(days -> RepeatHistory.of(days, cut)).toList();
        this.plain = RateFit.of(RateFamily.BG_CNBD, 1, histories);
        this.regular = RateFit.chosen(RateFamily.BG_CNBD, histories);
        this.hazards = ReplenishmentTrainer.fit(all, cut, "evaluated", "the file evaluated");
    }

    int count() {
        return known.size();
    }

    List<RepeatHistory> histories() {
        return histories;
    }

    RateFit plain() {
        return plain;
    }

    RateFit regular() {
        return regular;
    }

    ReplenishmentFit hazards() {
        return hazards;
    }

    /** P(a purchase within so many days after the cut) by BG/NBD. */
    double[] plain(int days) {
        return rate(plain.model(), days);
    }

    /** The same by BG/CNBD-k. */
    double[] regular(int days) {
        return rate(regular.model(), days);
    }

    /** The same by the replenishment hazards. */
    double[] hazards(int days) {
        return known.stream()
                .mapToDouble(each ->
                        1 - hazards.model().predict(each, cut.plusDays(1), days).survival(cut.plusDays(1L + days)))
                .toArray();
    }

    /** Who did buy. */
    boolean[] bought(int days) {
        boolean[] bought = new boolean[customers.size()];
        for (int i = 0; i < bought.length; i++)
            bought[i] = all.byCustomer().getOrDefault(customers.get(i), List.of()).stream()
                    .anyMatch(day -> day.isAfter(cut) && !day.isAfter(cut.plusDays(days)));
        return bought;
    }

    private double[] rate(RateModel model, int days) {
        return histories.stream()
                .mapToDouble(each -> model.buysWithin(each, days / DAYS_PER_WEEK))
                .toArray();
    }
}
