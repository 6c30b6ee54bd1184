package io.kairos.timing.survival;

import io.kairos.timing.model.FitReport.CalibrationBin;
import io.kairos.timing.model.FitReport.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a careful reader should know about a survival fit. */
final class SurvivalWarnings {

    /** Purchases per parameter below which estimates wander (Peduzzi and others 1995). */
    private static final int EVENTS_PER_PARAMETER = 10;

    /** Still waiting after the last purchase: fewer do not show that anybody never buys. */
    private static final int LEAST_PLATEAU = 10;

    private static final double NOTABLE_MISFIT = 0.05;
    private static final int ENOUGH_TO_JUDGE = 200;

    private SurvivalWarnings() {}

    static List<Warning> of(SurvivalData data, AcceleratedModel model, List<CalibrationBin> calibration) {
        List<Warning> warnings = new ArrayList<>();
        common(data, model.freeParameters(), calibration, warnings);
        if (model.estimates().covariance().isEmpty())
            warnings.add(new Warning(
                    "not-identifiable",
                    "the likelihood is flat around the estimates, so that they have no standard errors: take a law with"
                            + " fewer parameters"));
        if (model.family() != Family.EXPONENTIAL && model.sigma() < 1e-3)
            warnings.add(boundary("sigma is " + text(model.sigma()) + ": all durations are nearly equal"));
        if (Math.abs(model.shape()) > 5)
            warnings.add(boundary("q is " + text(model.shape()) + ", far beyond the named laws: take one of those"));
        if (model.curable()) cure(data, model, warnings);
        return warnings;
    }

    static void common(SurvivalData data, int parameters, List<CalibrationBin> calibration, List<Warning> warnings) {
        int events = data.events();
        if (events == data.rows().size())
            warnings.add(new Warning(
                    "converters-only",
                    "all " + events
                            + " lifetimes end in a purchase: the law holds only where everybody has to buy; else"
                            + " add those who have not bought"));
        if (events < EVENTS_PER_PARAMETER * parameters)
            warnings.add(new Warning(
                    "few-events",
                    events + " purchases for " + parameters + " parameters, fewer than " + EVENTS_PER_PARAMETER
                            + " each: expect the estimates to move with new data"));
        if (data.rows().size() < ENOUGH_TO_JUDGE) return;
        calibration.stream()
                .filter(bin -> bin.cases() >= ENOUGH_TO_JUDGE / 2)
                .filter(bin -> Math.abs(bin.predicted() - bin.observed()) > NOTABLE_MISFIT)
                .findFirst()
                .ifPresent(bin -> warnings.add(new Warning(
                        "misfit",
                        "where the law says that " + text(bin.predicted()) + " have bought, " + text(bin.observed())
                                + " had: try another family")));
    }

    private static void cure(SurvivalData data, AcceleratedModel model, List<Warning> warnings) {
        if (model.never() < 1e-3)
            warnings.add(boundary("the share that never buys is fitted at 0: take the law without it"));
        double last = data.rows().stream()
                .filter(row -> row.lifetime().observed())
                .mapToDouble(row -> row.lifetime().days())
                .max()
                .orElse(0);
        long later =
                data.rows().stream().filter(row -> row.lifetime().days() > last).count();
        if (later < LEAST_PLATEAU)
            warnings.add(new Warning(
                    "no-plateau",
                    later + " lifetimes go beyond the last purchase after " + text(last)
                            + " days: nothing shows yet that the rest never buys"));
    }

    private static Warning boundary(String text) {
        return new Warning("boundary", text);
    }

    static String text(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
