package io.kairos.timing.zone;

import io.kairos.timing.hours.WeekLaw;
import io.kairos.timing.zone.ZoneAnswer.Candidate;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Infers a customer's zone. The surest fact gives the candidates: her own word, her device, a delivery address, her phone's calling
 * code, her country, her activity, her segment. Weaker facts narrow several candidates down as far as they agree with them; activity weighs
 * them by the local hours in which she acts. Activity alone tells an offset, not a zone with its clock changes, and says so by a
 * {@link ZoneOffset}.
 */
public final class ZoneInference {

    private static final int WESTMOST = -11;
    private static final int EASTMOST = 12;

    private final ActivityLikelihood activity;

    private ZoneInference(WeekLaw law) {
        this.activity = new ActivityLikelihood(law);
    }

    /**
     * @param law of local hours in which people act
     */
    public static ZoneInference with(WeekLaw law) {
        return new ZoneInference(law);
    }

    /**
     * @param facts in any order
     * @param at the instant for which clocks are compared
     * @return empty if there is no fact at all
     * @throws IllegalArgumentException naming an unknown country or an unreadable phone number
     */
    public Optional<ZoneAnswer> infer(List<ZoneFact> facts, Instant at) {
        List<Evidence> known = new ArrayList<>();
        List<Instant> instants = new ArrayList<>();
        for (ZoneFact fact : facts) {
            if (fact instanceof ZoneFact.Activity active) instants.addAll(active.instants());
            else known.add(evidence(fact));
        }
        known.sort(Comparator.comparing(Evidence::source));
        if (known.isEmpty() && instants.isEmpty()) return Optional.empty();
        if (known.isEmpty()) return Optional.of(answer(ZoneSource.ACTIVITY, activity.posterior(offsets(), instants)));
        Map<ZoneId, Double> shares = known.get(0).shares();
        boolean weighed = known.get(0).weighed();
        for (Evidence weaker : known.subList(1, known.size())) {
            if (shares.size() == 1) break;
            Map<ZoneId, Double> both = weighed
                    ? ZoneWeights.agreeing(shares, weaker.shares(), at)
                    : ZoneWeights.agreeing(weaker.shares(), shares, at);
            // a fact that agrees with no surer one is wrong: a traveller's device, an old number
            if (both.isEmpty()) continue;
            shares = both;
            weighed |= weaker.weighed();
        }
        if (shares.size() > 1) shares = activity.posterior(shares, instants);
        ZoneSource source = known.get(0).source();
        boolean byActivity = source == ZoneSource.SEGMENT && !instants.isEmpty();
        return Optional.of(answer(byActivity ? ZoneSource.ACTIVITY : source, shares));
    }

    private static Evidence evidence(ZoneFact fact) {
        if (fact instanceof ZoneFact.Explicit said) return new Evidence(ZoneSource.EXPLICIT, Map.of(said.zone(), 1.0));
        if (fact instanceof ZoneFact.Device device) return new Evidence(ZoneSource.DEVICE, Map.of(device.zone(), 1.0));
        if (fact instanceof ZoneFact.DeviceOffset device)
            return new Evidence(ZoneSource.DEVICE, Places.shipped().ofOffset(device.offset(), device.seen()), false);
        if (fact instanceof ZoneFact.Address address)
            return new Evidence(
                    ZoneSource.ADDRESS,
                    Places.shipped().of(address.country(), address.region().orElse("")));
        if (fact instanceof ZoneFact.Phone phone)
            return new Evidence(ZoneSource.PHONE, Places.shipped().ofPhone(phone.number()));
        if (fact instanceof ZoneFact.Country country)
            return new Evidence(ZoneSource.COUNTRY, Places.shipped().of(country.country(), ""));
        if (fact instanceof ZoneFact.Segment segment)
            return new Evidence(ZoneSource.SEGMENT, ZoneWeights.normalised(segment.shares()));
        throw new IllegalStateException("no rule for " + fact);
    }

    private static ZoneAnswer answer(ZoneSource source, Map<ZoneId, Double> shares) {
        List<Candidate> candidates = shares.entrySet().stream()
                .map(each -> new Candidate(each.getKey(), each.getValue() * source.reliability()))
                .sorted(Comparator.comparingDouble(Candidate::probability)
                        .reversed()
                        .thenComparing(each -> each.zone().getId()))
                .toList();
        Candidate best = candidates.get(0);
        return new ZoneAnswer(best.zone(), source, best.probability(), ZoneWeights.entropyBits(shares), candidates);
    }

    private static Map<ZoneId, Double> offsets() {
        Map<ZoneId, Double> offsets = new TreeMap<>(ZoneWeights.BY_NAME);
        for (int hours = WESTMOST; hours <= EASTMOST; hours++) offsets.put(ZoneOffset.ofHours(hours), 1.0);
        return ZoneWeights.normalised(offsets);
    }

    /** An offset alone says which zones are possible, not how many people live there: it leaves the weights to a weaker fact. */
    private record Evidence(ZoneSource source, Map<ZoneId, Double> shares, boolean weighed) {
        Evidence(ZoneSource source, Map<ZoneId, Double> shares) {
            this(source, shares, true);
        }
    }
}
