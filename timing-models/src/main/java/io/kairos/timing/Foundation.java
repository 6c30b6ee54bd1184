package io.kairos.timing;

import io.kairos.timing.model.ModelRef;
import io.kairos.timing.survival.FittedLaw;
import io.kairos.timing.survival.SurvivalLaw;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;

/**
 * The most particular law there is for a considered need, and how far it had to be sought.
 *
 * @param law as this customer follows it
 * @param facts about it
 */
record Foundation(Waiting law, ModelRef ref, Fallback fallback, Set<Missing> missing, List<Reason> facts) {

    static Foundation of(TimingModels models, Need.Considered need, Customer customer, Instant now) {
        return of(models, need, customer.segment(), now).paced(customer.earlier());
    }

    private static Foundation of(TimingModels models, Need.Considered need, Optional<String> segment, Instant now) {
        if (need.law().isPresent()) {
            SurvivalLaw given = need.law().orElseThrow();
            ModelRef ref = new ModelRef("survival-law/given", given.toString());
            Waiting law = Waiting.of(given);
            return new Foundation(law, ref, Fallback.NONE, Set.of(), List.of(usual(law)));
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
        Waiting law = Waiting.of(fitted.law());
        return new Foundation(law, fitted.ref(), fallback, missing, List.of(usual(law)));
    }

    private static Foundation ofSegments(SortedMap<String, FittedLaw> laws, Need.Considered need, Instant now) {
        SegmentMixture mixture = SegmentMixture.of(need.productType(), laws);
        double waited = days(Duration.between(need.since(), now));
        SegmentBelief belief = mixture.after(Math.max(0, waited));
        String likeliest = belief.likeliest();
        Reason why = new Reason(
                "segment.likely", Map.of("segment", likeliest, "probability", Params.number(belief.of(likeliest))));
        return new Foundation(
                mixture,
                mixture.ref(),
                Fallback.SEGMENT,
                EnumSet.of(Missing.SEGMENT_MODEL),
                List.of(usual(mixture), why));
    }

    /** As a customer with these earlier needs follows it. */
    private Foundation paced(List<EarlierNeed> earlier) {
        OwnPace pace = OwnPace.of(earlier, each -> OptionalDouble.of(law.survival(days(each.lasted()))));
        if (!pace.known()) return this;
        List<Reason> all = new ArrayList<>(facts);
        all.add(pace.reason());
        return new Foundation(new PacedWaiting(law, pace), ref, fallback, missing, all);
    }

    Outlook.Basis basis(Need.Considered need, ZoneId zone) {
        List<Reason> all = new ArrayList<>();
        all.add(new Reason("considered.since", Map.of("since", Params.moment(need.since(), zone))));
        all.addAll(facts);
        return new Outlook.Basis(ref, fallback, missing, all);
    }

    private static double days(Duration duration) {
        return duration.toSeconds() / SurvivalLaw.SECONDS_PER_DAY;
    }

    /** When half have bought; where some never do, when half of the others have. */
    private static Reason usual(Waiting law) {
        double buyers = 1 - law.never();
        String median = Params.number(law.quantile(buyers / 2));
        if (law.never() == 0) return new Reason("considered.law", Map.of("median", median));
        return new Reason("considered.some", Map.of("median", median, "never", Params.number(law.never())));
    }
}
