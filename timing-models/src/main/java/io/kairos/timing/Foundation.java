package io.kairos.timing;

import io.kairos.timing.model.ModelRef;
import io.kairos.timing.survival.FittedLaw;
import io.kairos.timing.survival.SurvivalLaw;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** The most particular law there is for a considered need, and how far it had to be sought. */
record Foundation(Waiting law, ModelRef ref, Fallback fallback, Set<Missing> missing, Optional<Reason> segment) {

    static Foundation of(TimingModels models, Need.Considered need, Optional<String> segment, Instant now) {
        if (need.law().isPresent()) {
            SurvivalLaw given = need.law().orElseThrow();
            ModelRef ref = new ModelRef("survival-law/given", given.toString());
            return new Foundation(Waiting.of(given), ref, Fallback.NONE, Set.of(), Optional.empty());
        }
        Optional<FittedLaw> ofSegment = models.considered(need.productType(), segment);
        if (ofSegment.isPresent()) return of(ofSegment.orElseThrow(), Fallback.SEGMENT, Set.of());
        Set<Missing> missing = EnumSet.noneOf(Missing.class);
        if (segment.isPresent()) missing.add(Missing.SEGMENT_MODEL);
        Optional<FittedLaw> ofType = models.considered(need.productType());
        if (ofType.isPresent())
            return of(ofType.orElseThrow(), missing.isEmpty() ? Fallback.NONE : Fallback.PRODUCT_TYPE, missing);
        SortedMap<String, FittedLaw> segments = models.consideredBySegment(need.productType());
        if (segment.isEmpty() && !segments.isEmpty()) return ofSegments(segments, need, now);
        missing.add(Missing.PRODUCT_TYPE_MODEL);
        return of(models.shippedConsidered(), Fallback.GLOBAL_PRIOR, missing);
    }

    private static Foundation of(FittedLaw fitted, Fallback fallback, Set<Missing> missing) {
        return new Foundation(Waiting.of(fitted.law()), fitted.ref(), fallback, missing, Optional.empty());
    }

    private static Foundation ofSegments(SortedMap<String, FittedLaw> laws, Need.Considered need, Instant now) {
        SegmentMixture mixture = SegmentMixture.of(need.productType(), laws);
        double waited = Duration.between(need.since(), now).toSeconds() / SurvivalLaw.SECONDS_PER_DAY;
        SegmentBelief belief = mixture.after(Math.max(0, waited));
        String likeliest = belief.likeliest();
        Reason why = new Reason(
                "segment.likely", Map.of("segment", likeliest, "probability", Params.number(belief.of(likeliest))));
        return new Foundation(
                mixture, mixture.ref(), Fallback.SEGMENT, EnumSet.of(Missing.SEGMENT_MODEL), Optional.of(why));
    }

    Outlook.Basis basis(Need.Considered need, ZoneId zone) {
        Reason since = new Reason("considered.since", Map.of("since", Params.moment(need.since(), zone)));
        List<Reason> facts = segment.map(why -> List.of(since, usual(), why)).orElseGet(() -> List.of(since, usual()));
        return new Outlook.Basis(ref, fallback, missing, facts);
    }

    /** When half have bought; where some never do, when half of the others have. */
    private Reason usual() {
        double buyers = 1 - law.never();
        String median = Params.number(law.quantile(buyers / 2));
        if (law.never() == 0) return new Reason("considered.law", Map.of("median", median));
        return new Reason("considered.some", Map.of("median", median, "never", Params.number(law.never())));
    }
}
