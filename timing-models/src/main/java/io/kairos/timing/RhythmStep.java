package io.kairos.timing;

import io.kairos.timing.replenish.ReplenishmentModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * On which step of the ladder a replenished need is decided: a model fitted for the segment or the product type, which reads the
 * customer's own gaps too; without one the customer's own rhythm from {@value OwnRhythm#ENOUGH_GAPS} gaps on; with fewer the shipped model, if
 * the product type is bought about as often as what it was fitted on; else a rule on the typical gap. The shipped model is not
 * stretched to other gaps: its days of the week and its first days after a purchase do not stretch.
 *
 * @param model empty: the own rhythm, shrunk to the typical gap, decides
 * @param facts about the step itself
 */
record RhythmStep(Optional<ReplenishmentModel> model, Fallback fallback, Set<Missing> missing, List<Reason> facts) {

    /** Typical gaps up to so many times shorter or longer are alike; a rule, not fitted. */
    private static final double ALIKE = 2;

    static RhythmStep of(TimingModels models, Need.Replenished need, OwnRhythm rhythm, Optional<String> segment) {
        String type = need.productType();
        boolean enough = rhythm.enough();
        Set<Missing> missing = enough ? EnumSet.noneOf(Missing.class) : EnumSet.of(Missing.OWN_PURCHASES);
        Optional<ReplenishmentModel> ofSegment = models.replenished(type, segment);
        if (ofSegment.isPresent())
            return new RhythmStep(ofSegment, enough ? Fallback.NONE : Fallback.SEGMENT, missing, List.of());
        if (!enough && segment.isPresent()) missing.add(Missing.SEGMENT_MODEL);
        Optional<ReplenishmentModel> ofType = models.replenished(type);
        if (ofType.isPresent())
            return new RhythmStep(ofType, enough ? Fallback.NONE : Fallback.PRODUCT_TYPE, missing, List.of());
        if (enough) return new RhythmStep(Optional.empty(), Fallback.NONE, missing, List.of());
        missing.add(Missing.PRODUCT_TYPE_MODEL);
        ReplenishmentModel shipped = models.shippedReplenished();
        Map<String, String> gaps =
                Map.of("shipped", Params.days(shipped.typicalGap()), "gap", Params.days(need.typicalGap()));
        if (alike(shipped.typicalGap(), need.typicalGap()))
            return new RhythmStep(
                    Optional.of(shipped),
                    Fallback.GLOBAL_PRIOR,
                    missing,
                    List.of(new Reason("replenished.shipped", gaps)));
        return new RhythmStep(
                Optional.empty(), Fallback.STATIC_RULE, missing, List.of(new Reason("replenished.far", gaps)));
    }

    Outlook.Basis basis(List<Reason> rhythm) {
        List<Reason> all = new ArrayList<>(rhythm);
        all.addAll(facts);
        return new Outlook.Basis(model.map(ReplenishmentModel::ref).orElse(OwnRhythm.MODEL), fallback, missing, all);
    }

    private static boolean alike(Duration shipped, Duration typical) {
        double times = typical.toSeconds() / (double) shipped.toSeconds();
        return times <= ALIKE && times >= 1 / ALIKE;
    }
}
