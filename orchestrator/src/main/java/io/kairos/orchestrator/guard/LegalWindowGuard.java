package io.kairos.orchestrator.guard;

import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.guard.legal.LegalHours;
import io.kairos.orchestrator.guard.legal.LegalRule;
import io.kairos.orchestrator.guard.legal.LegalRules;
import io.kairos.orchestrator.guard.legal.Place;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Nothing is sent while the law of the customer's country closes the channel, in any zone the customer may be in. */
@Component
@Order(GuardOrder.LEGAL_WINDOW)
final class LegalWindowGuard implements CalendarGuard {
    private static final int NAMED_ZONES = 3;

    private final LegalRules rules;
    private final Places places;
    private final GuardSettings settings;
    private final LegalHours hours = new LegalHours();

    LegalWindowGuard(LegalRules rules, GuardSettings settings) {
        this.rules = rules;
        this.places = new Places(rules);
        this.settings = settings;
    }

    @Override
    public Verdict ask(SendContext context) {
        SendRequest request = context.request();
        boolean marketing = !settings.isTransactional(request.topic());
        if (!rules.speakOf(request.channel(), marketing)) {
            return none(request);
        }
        Place place = places.of(context.customer());
        Optional<LegalRule> rule = rules.ruleFor(place.country(), request.channel(), marketing);
        return rule.map(found -> ask(found, place, context)).orElseGet(() -> none(request));
    }

    /** The text with what the law of the customer's country wants in every message of this channel. */
    String complete(String text, String channel, String topic, CustomerProfile customer) {
        return rules.ruleFor(Places.country(customer), channel, !settings.isTransactional(topic))
                .flatMap(LegalRule::mention)
                .map(mention -> mention.addedTo(text, customer.locale()))
                .orElse(text);
    }

    private Verdict ask(LegalRule rule, Place place, SendContext context) {
        Map<String, String> params = new HashMap<>();
        params.put("channel", context.request().channel());
        params.put("country", place.country().orElse("–"));
        params.put("from", rule.from().toString());
        params.put("to", rule.to().toString());
        params.put("zones", inWords(place));
        params.put("rule", rule.id());
        Optional<Instant> open = hours.firstOpen(rule, place, context.now());
        if (open.isEmpty()) {
            return new Verdict.Refuse(new Reason("legal-window-never", params));
        }
        if (open.get().equals(context.now())) {
            return new Verdict.Allow(new Reason("legal-window-open", params));
        }
        params.put("untilAt", open.get().toString());
        return new Verdict.HoldUntil(open.get(), new Reason("legal-window", params));
    }

    private static Verdict none(SendRequest request) {
        return new Verdict.Allow(
                new Reason("no-legal-window", Map.of("channel", request.channel(), "topic", request.topic())));
    }

    private static String inWords(Place place) {
        String few = place.zones().stream()
                .map(ZoneId::getId)
                .sorted()
                .limit(NAMED_ZONES)
                .collect(Collectors.joining(", "));
        int more = place.zones().size() - NAMED_ZONES;
        return more > 0 ? few + " + " + more : few;
    }
}
