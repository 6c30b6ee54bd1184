package io.kairos.timing.survival;

import io.kairos.timing.model.FitReport.Warning;
import io.kairos.timing.model.ModelFitException;
import io.kairos.timing.survival.SurvivalFit.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The law that the data choose: the lowest Akaike criterion among the families, each with and without a share that never
 * buys. A fit at a boundary, without standard errors, or of a share that never buys which the data end too early to show
 * takes no part; among equals the law with fewer parameters wins.
 * Source: Akaike 1974; Burnham, Anderson 2002, chapter 2.
 *
 * @param best the chosen fit
 * @param candidates all that were fitted, the lowest criterion first, with their reports
 * @param refused families that could not be fitted, and why
 */
public record SurvivalSelection(SurvivalFit best, List<SurvivalFit> candidates, List<String> refused) {

    private static final Set<String> UNFIT = Set.of("boundary", "not-identifiable", "no-plateau");

    public SurvivalSelection {
        candidates = List.copyOf(candidates);
        refused = List.copyOf(refused);
    }

    /**
     * Chooses from lifetimes of all who started, those who have not bought yet included.
     *
     * @throws ModelFitException if nobody is censored, there are fewer than 5 purchases, or no family can be fitted
     */
    public static SurvivalSelection choose(List<Lifetime> lifetimes, Origin origin) {
        SurvivalFit.requireNonBuyers(lifetimes);
        AcceleratedModel.requireEvents(SurvivalData.of(lifetimes));
        List<SurvivalFit> fits = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (Family family : Family.values()) {
            attempt(family.name(), () -> SurvivalFit.fit(lifetimes, family, origin), fits, refused);
            if (family != Family.GENERALISED_GAMMA)
                attempt(
                        family + " with a share that never buys",
                        () -> SurvivalFit.fitCurable(lifetimes, family, origin),
                        fits,
                        refused);
        }
        fits.sort(Comparator.comparingDouble(SurvivalFit::aic)
                .thenComparingInt(fit -> fit.report().freeParameters()));
        SurvivalFit best = fits.stream()
                .filter(SurvivalSelection::isFit)
                .findFirst()
                .orElseThrow(() -> new ModelFitException(
                        "no law fits these lifetimes: " + refused + "; keep the shipped prior until there are more"));
        return new SurvivalSelection(best, fits, refused);
    }

    private static boolean isFit(SurvivalFit fit) {
        return fit.report().warnings().stream().map(Warning::code).noneMatch(UNFIT::contains);
    }

    private interface Attempt {
        SurvivalFit fit();
    }

    private static void attempt(String name, Attempt attempt, List<SurvivalFit> fits, List<String> refused) {
        try {
            fits.add(attempt.fit());
        } catch (ModelFitException unfit) {
            refused.add(name + ": " + unfit.getMessage());
        }
    }
}
