package io.kairos.timing.zone;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;

/**
 * A customer's time zone, as far as it is known.
 *
 * @param zone the most probable one
 * @param source the surest fact it rests on
 * @param probability that it is right, 0 to 1
 * @param entropy of the candidates' shares in bits: 0 for one, 1 for two alike
 * @param candidates all that are possible, the most probable first; equals by name
 */
public record ZoneAnswer(
        ZoneId zone, ZoneSource source, double probability, double entropy, List<Candidate> candidates) {

    public ZoneAnswer {
        candidates = List.copyOf(candidates);
    }

    /** One possible zone and the probability that it is the right one. */
    public record Candidate(ZoneId zone, double probability) {}

    /** The fewest candidates, best first, that hold this share of what the candidates hold together, 0 to 1. */
    public List<ZoneId> covering(double share) {
        if (!(share >= 0 && share <= 1)) throw new IllegalArgumentException("share must lie in 0..1, was " + share);
        double all = candidates.stream().mapToDouble(Candidate::probability).sum();
        double sum = 0;
        int count = 0;
        while (count < candidates.size() && (count == 0 || sum < share * all - 1e-12))
            sum += candidates.get(count++).probability();
        return candidates.subList(0, count).stream().map(Candidate::zone).toList();
    }

    /** Whether a rule about local hours allows this instant in every zone of {@link #covering}. */
    public boolean allowsEverywhere(Instant instant, double share, Predicate<LocalTime> allowed) {
        return covering(share).stream().allMatch(zone -> allowed.test(LocalTime.ofInstant(instant, zone)));
    }
}
