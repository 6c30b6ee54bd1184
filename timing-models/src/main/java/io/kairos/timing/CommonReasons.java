package io.kairos.timing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reasons any need can have. */
final class CommonReasons {

    private CommonReasons() {}

    /** The limits that held the message at this instant, and a zone nobody stated. */
    static List<Reason> of(TimingRequest request, Instant at) {
        Limits limits = request.limits();
        ZoneId zone = request.clock().zone();
        List<Reason> reasons = new ArrayList<>();
        if (!limits.quiet().isNone()
                && LocalTime.ofInstant(at, zone).equals(limits.quiet().until()))
            reasons.add(new Reason(
                    "limit.quiet",
                    Map.of(
                            "from", limits.quiet().from().toString(),
                            "until", limits.quiet().until().toString())));
        if (!limits.minGap().isZero()
                && limits.lastSent()
                        .filter(last -> last.plus(limits.minGap()).equals(at))
                        .isPresent())
            reasons.add(new Reason("limit.gap", Map.of("hours", Params.hours(limits.minGap()))));
        if (limits.readingDelay().compareTo(Duration.ofHours(1)) >= 0)
            reasons.add(new Reason("limit.readingDelay", Map.of("minutes", Params.minutes(limits.readingDelay()))));
        CustomerClock.Source source = request.clock().source();
        if (source == CustomerClock.Source.INFERRED || source == CustomerClock.Source.DEFAULT)
            reasons.add(new Reason(
                    "clock.assumed." + source.name().toLowerCase(Locale.ROOT), Map.of("zone", zone.getId())));
        return reasons;
    }

    /** Which model spoke. */
    static List<Reason> of(Need need, Outlook.Basis basis) {
        List<Reason> reasons = new ArrayList<>();
        Fallback fallback = basis.fallback();
        boolean unknown = fallback == Fallback.SEGMENT && basis.missing().contains(Missing.SEGMENT_MODEL);
        if (unknown) reasons.add(new Reason("fallback.segments", Map.of()));
        else if (fallback == Fallback.SEGMENT) reasons.add(new Reason("fallback.segment", Map.of()));
        if (fallback == Fallback.PRODUCT_TYPE && basis.missing().contains(Missing.OWN_PURCHASES))
            reasons.add(new Reason("fallback.productType", Map.of()));
        if (fallback == Fallback.PRODUCT_TYPE && basis.missing().contains(Missing.SEGMENT_MODEL))
            reasons.add(new Reason("fallback.noSegmentModel", Map.of("productType", productType(need))));
        if (fallback == Fallback.STATIC_RULE) reasons.add(new Reason("fallback.staticRule", Map.of()));
        if (fallback == Fallback.GLOBAL_PRIOR)
            reasons.add(new Reason("fallback.globalPrior", Map.of("productType", productType(need))));
        reasons.add(new Reason("model.used", Map.of("model", basis.model().toString())));
        return reasons;
    }

    private static String productType(Need need) {
        if (need instanceof Need.Dated dated) return dated.productType();
        if (need instanceof Need.Considered considered) return considered.productType();
        if (need instanceof Need.Replenished replenished) return replenished.productType();
        if (need instanceof Need.AfterPurchase after) return after.productType();
        return "impulse";
    }
}
