package io.kairos.orchestrator.trial;

import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.customer.Customers;
import io.kairos.orchestrator.decision.ReasonTexts;
import io.kairos.orchestrator.journey.JourneyTrials;
import io.kairos.orchestrator.journey.JourneyTrials.Script;
import io.kairos.orchestrator.journey.JourneyTrials.Traveller;
import io.kairos.orchestrator.journey.Walk;
import io.kairos.orchestrator.need.Need;
import io.kairos.orchestrator.need.NeedState;
import io.kairos.orchestrator.need.Needs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Says when each message of a journey would go out, for some customers. Reads, and changes nothing. */
@Component
class Previews {
    private static final int SAMPLE = 5;
    private static final int MOST = 50;

    private final Sample sample;
    private final Customers customers;
    private final Needs needs;
    private final JourneyTrials trials;
    private final StoredDecisions decisions;
    private final Curves curves;

    Previews(
            Sample sample,
            Customers customers,
            Needs needs,
            JourneyTrials trials,
            StoredDecisions decisions,
            Curves curves) {
        this.sample = sample;
        this.customers = customers;
        this.needs = needs;
        this.trials = trials;
        this.decisions = decisions;
        this.curves = curves;
    }

    /** Whose ways are shown, and how. */
    record Wish(List<UUID> customers, int sample, Instant clock, boolean fresh) {
        static Wish of(PreviewRequest request, Instant now) {
            List<UUID> named = new ArrayList<>();
            if (request.customers() != null) {
                for (String id : request.customers()) {
                    named.add(Given.customer(id, "customers[" + named.size() + "]"));
                }
            }
            Given.number(named.size(), 0, 0, MOST, "customers");
            return new Wish(
                    named.stream().distinct().toList(),
                    Given.number(request.sample(), SAMPLE, 1, MOST, "sample"),
                    Given.clock(request.clock(), now),
                    Boolean.TRUE.equals(request.fresh()));
        }
    }

    List<PreviewAnswer.Customer> of(Script script, Wish wish, ReasonTexts texts, Locale locale) {
        List<UUID> ids =
                wish.customers().isEmpty() ? sample.customers(script.journey(), wish.sample()) : wish.customers();
        Map<UUID, CustomerProfile> profiles = customers.find(ids);
        for (int i = 0; i < ids.size(); i++) {
            if (!profiles.containsKey(ids.get(i))) {
                throw Given.unknown(ids.get(i), "customers[" + i + "]");
            }
        }
        Map<UUID, Traveller> travellers = travellers(script, ids, profiles, wish);
        Map<UUID, Walk> walks = new HashMap<>();
        trials.walk(script, List.copyOf(travellers.values()), wish.fresh())
                .forEach(walk -> walks.put(walk.customer(), walk));
        PreviewWords words = new PreviewWords(texts, curves, script, stored(walks), locale);
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(profiles.get(id)).stream())
                .map(profile -> customer(
                        profile,
                        Optional.ofNullable(travellers.get(profile.id())),
                        Optional.ofNullable(walks.get(profile.id())),
                        wish,
                        words))
                .toList();
    }

    private Map<UUID, Traveller> travellers(
            Script script, List<UUID> ids, Map<UUID, CustomerProfile> profiles, Wish wish) {
        Map<UUID, Traveller> travellers = new HashMap<>();
        boolean afterwards = script.journey().entry() == io.kairos.journeys.bpmn.Journey.Entry.PURCHASE;
        for (Need need : needs.find(ids, sample.needs(script.journey(), ids))) {
            boolean over = need.state() != NeedState.OPEN && !afterwards;
            Traveller traveller = new Traveller(
                    Optional.ofNullable(profiles.get(need.customerId())).orElseThrow(),
                    over ? need.reopened() : need,
                    over ? need.openedAt() : wish.clock());
            travellers.put(need.customerId(), traveller);
        }
        return travellers;
    }

    private Map<UUID, Grounds> stored(Map<UUID, Walk> walks) {
        return decisions.find(walks.values().stream()
                .flatMap(walk -> walk.stops().stream())
                .flatMap(stop -> stop.decisionId().stream())
                .toList());
    }

    private static PreviewAnswer.Customer customer(
            CustomerProfile profile,
            Optional<Traveller> traveller,
            Optional<Walk> walk,
            Wish wish,
            PreviewWords words) {
        return new PreviewAnswer.Customer(
                profile.id(),
                Labels.of(profile),
                profile.zone().getId(),
                traveller.map(Traveller::from).filter(from -> !from.equals(wish.clock())),
                traveller
                        .map(Traveller::need)
                        .map(need -> new PreviewAnswer.AboutNeed(need.id(), need.productType(), need.subject())),
                walk.map(Walk::cut).filter(cut -> cut),
                walk.map(way -> words.steps(way, profile.zone())).orElse(List.of()));
    }
}
