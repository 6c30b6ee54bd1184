package io.kairos.orchestrator.design;

import io.kairos.journeys.bpmn.Journey;
import io.kairos.journeys.bpmn.Step;
import io.kairos.journeys.product.ProductType;
import io.kairos.orchestrator.journey.JourneyEntries;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what is to be seen before a launch; nothing is changed. */
@Component
class Reviews {
    private final Drafts drafts;
    private final VersionStore versions;
    private final Findings findings;
    private final Approvals approvals;
    private final Foresight foresight;
    private final JourneyEntries entries;

    Reviews(
            Drafts drafts,
            VersionStore versions,
            Findings findings,
            Approvals approvals,
            Foresight foresight,
            JourneyEntries entries) {
        this.drafts = drafts;
        this.versions = versions;
        this.findings = findings;
        this.approvals = approvals;
        this.foresight = foresight;
        this.entries = entries;
    }

    /** @param bpmn the file; the draft where it is empty */
    @Transactional(readOnly = true)
    public Review of(String journeyId, Optional<String> bpmn, List<String> productTypes, Locale language) {
        Draft draft = drafts.of(journeyId);
        BpmnText file = Refused.file(bpmn.orElse(draft.bpmn()));
        Findings.Judged judged = findings.of(journeyId, file, Set.copyOf(productTypes));
        Optional<VersionStore.Version> live = versions.newest(journeyId);
        Optional<Journey> before = live.flatMap(version ->
                findings.of(journeyId, Refused.file(version.source())).journey());
        Map<String, Long> here = foresight.inside(journeyId);
        long total = here.values().stream().mapToLong(Long::longValue).sum();
        long mayEnter = approvals.mayEnter(journeyId, productTypes);
        return new Review(
                draft.revision(),
                live.map(VersionStore.Version::number),
                judged.in(language),
                MessageDifference.of(before, judged.journey(), language),
                new Review.Inside(total, steps(here, before, judged.journey(), language)),
                mayEnter,
                doors(journeyId, productTypes, language),
                foresight.moving(journeyId, here, before, judged.journey()),
                approvals.isNeeded(total, mayEnter),
                approvals.above(),
                live.map(VersionStore.Version::source));
    }

    private static List<Review.Here> steps(
            Map<String, Long> here, Optional<Journey> before, Optional<Journey> after, Locale language) {
        List<Review.Here> steps = new ArrayList<>();
        here.forEach((step, count) -> steps.add(new Review.Here(
                step,
                before.flatMap(journey -> journey.step(step))
                        .or(() -> after.flatMap(journey -> journey.step(step)))
                        .map(Step::names)
                        .map(names -> names.in(language))
                        .orElse(step),
                count,
                Foresight.stillThere(step, before, after))));
        return steps;
    }

    private List<Review.Door> doors(String journeyId, Collection<String> also, Locale language) {
        JourneyEntries.Now now = entries.now();
        Set<String> into =
                Set.copyOf(now.into(journeyId).stream().map(ProductType::id).toList());
        return now.catalogue().types().stream()
                .map(type -> new Review.Door(
                        type.id(),
                        type.name().in(language),
                        into.contains(type.id()) || also.contains(type.id()),
                        now.withNeed(type).orElse("")))
                .toList();
    }
}
