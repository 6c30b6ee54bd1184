package io.kairos.orchestrator.insight;

import io.kairos.journeys.bpmn.Step;
import io.kairos.journeys.product.ProductCatalogue;
import io.kairos.orchestrator.journey.JourneyEntries;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts journeys, their product types and their counts together. */
@Component
class JourneyWords {

    private static final String AFTER_PURCHASE = "after-purchase";

    private final ProductCatalogue products;
    private final JourneyCounts counts;
    private final StepCounts stepCounts;
    private final VersionCounts versionCounts;
    private final JourneyEntries entries;

    JourneyWords(
            Products products,
            JourneyCounts counts,
            StepCounts stepCounts,
            VersionCounts versionCounts,
            JourneyEntries entries) {
        this.versionCounts = versionCounts;
        this.entries = entries;
        this.products = products.catalogue();
        this.counts = counts;
        this.stepCounts = stepCounts;
    }

    JourneyView view(JourneyLibrary.Version version, JourneyStandings.Standing standing, Words words) {
        String id = version.journeyId();
        JourneyCounts.Of counted = counts.of(id);
        return new JourneyView(
                id,
                words.names().journey(id),
                version.version(),
                standing.state(),
                standing.draft(),
                Optional.of(cycle(id)),
                productTypes(id, words),
                counted.counts(),
                counted.messages());
    }

    /** A journey that was never in force. */
    JourneyView view(JourneyStandings.Standing draft) {
        return new JourneyView(
                draft.id(),
                draft.draftName().orElse(draft.id()),
                0,
                "draft",
                draft.draft(),
                Optional.empty(),
                List.of(),
                JourneyView.Counts.NONE,
                JourneyView.Messages.NONE);
    }

    /** @param version counts those inside it alone; empty: all */
    JourneyDetail detail(
            JourneyLibrary.Read journey, JourneyStandings.Standing standing, Optional<Integer> version, Words words) {
        Map<String, StepCounts.Of> counted = stepCounts.of(journey.version().journeyId(), version);
        List<JourneyDetail.Step> steps = journey.journey().stream()
                .flatMap(read -> read.steps().stream())
                .map(step -> step(step, counted.getOrDefault(step.id(), StepCounts.Of.nobody(step.id())), words))
                .toList();
        return JourneyDetail.of(
                view(journey.version(), standing, words),
                version.map(one -> versionCounts.of(journey.version())),
                steps);
    }

    private static JourneyDetail.Step step(Step step, StepCounts.Of counted, Words words) {
        return new JourneyDetail.Step(
                step.id(),
                step.names().in(words.locale()),
                step.kind().name().toLowerCase(Locale.ROOT),
                counted.waiting(),
                counted.late(),
                counted.passed());
    }

    private String cycle(String journeyId) {
        return products.types().stream()
                .filter(type -> type.messaging().journey().equals(journeyId))
                .map(type -> type.cycle().name().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse(AFTER_PURCHASE);
    }

    private List<JourneyView.ProductType> productTypes(String journeyId, Words words) {
        return entries.now().into(journeyId).stream()
                .map(type -> new JourneyView.ProductType(type.id(), type.name().in(words.locale())))
                .toList();
    }
}
