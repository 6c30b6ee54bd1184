package io.kairos.orchestrator.timing;

import io.kairos.orchestrator.moment.TimingSource;
import io.kairos.timing.drift.DriftReport;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Compares the cases of the last period with those the live model was trained on, and stores what it finds. */
@Component
class DriftWatch {
    private static final Logger LOG = LoggerFactory.getLogger(DriftWatch.class);

    private final ModelStore store;
    private final Recipes recipes;
    private final TimingSource timing;
    private final RetrainingSettings settings;

    DriftWatch(ModelStore store, Recipes recipes, TimingSource timing, RetrainingSettings settings) {
        this.store = store;
        this.recipes = recipes;
        this.timing = timing;
        this.settings = settings;
    }

    <M> void look(Slot slot, Recipe<M> recipe, Past all) {
        store.live(slot).ifPresent(live -> {
            Instant trained = live.period().asOf();
            Instant start = all.known().minus(settings.heldOut());
            Instant recentFrom = start.isAfter(trained) ? start : trained;
            M model = recipe.inForce(timing.models(), slot.productType(), recipes.type(slot.productType()));
            recipe.driftSample(all.asOf(trained), Instant.MIN)
                    .against(recipe.driftSample(all, recentFrom), recipe.ref(model))
                    .ifPresent(report -> keep(live, report, all.known()));
        });
    }

    private void keep(ModelVersion live, DriftReport report, Instant at) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("level", report.level().name());
        json.put("at", at.toString());
        json.put(
                "findings",
                report.findings().stream()
                        .map(finding -> Map.of(
                                "subject", finding.subject(),
                                "measure", finding.measure(),
                                "value", finding.value(),
                                "watch", finding.watch(),
                                "alarm", finding.alarm(),
                                "cases", finding.cases(),
                                "level", finding.level().name()))
                        .toList());
        store.drift(live.id(), json);
        if (!report.reasons().isEmpty()) LOG.warn("Drift of {}: {}", live.slot(), report.reasons());
    }
}
