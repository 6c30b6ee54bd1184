package io.kairos.timing.zone;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** Arithmetic on weights of zones. */
final class ZoneWeights {

    static final Comparator<ZoneId> BY_NAME = Comparator.comparing(ZoneId::getId);

    private static final int HALF_YEAR_DAYS = 182;

    private ZoneWeights() {}

    static Map<ZoneId, Double> normalised(Map<ZoneId, Double> weights) {
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        Map<ZoneId, Double> shares = new TreeMap<>(BY_NAME);
        weights.forEach((zone, weight) -> shares.put(zone, weight / sum));
        return shares;
    }

    /** The zones that show the same time as one of the others, with their shares among themselves; empty if none does. */
    static Map<ZoneId, Double> agreeing(Map<ZoneId, Double> zones, Map<ZoneId, Double> others, Instant at) {
        Map<ZoneId, Double> both = new TreeMap<>(BY_NAME);
        zones.forEach((zone, share) -> {
            if (others.keySet().stream().anyMatch(other -> sameTime(zone, other, at))) both.put(zone, share);
        });
        return normalised(both);
    }

    /** Zones that agree now and half a year from now keep the same clock changes, too, for all that matters here. */
    private static boolean sameTime(ZoneId left, ZoneId right, Instant at) {
        Instant later = at.plusSeconds(HALF_YEAR_DAYS * 86_400L);
        return left.getRules().getOffset(at).equals(right.getRules().getOffset(at))
                && left.getRules().getOffset(later).equals(right.getRules().getOffset(later));
    }

    static double entropyBits(Map<ZoneId, Double> shares) {
        double bits = 0;
        for (double share : shares.values()) if (share > 0) bits -= share * StrictMath.log(share) / StrictMath.log(2);
        return Math.max(0, bits);
    }
}
