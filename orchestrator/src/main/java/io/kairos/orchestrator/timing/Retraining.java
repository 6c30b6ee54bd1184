package io.kairos.orchestrator.timing;

import io.kairos.orchestrator.customer.TimeOrderedIds;
import io.kairos.orchestrator.moment.TimingSource;
import io.kairos.timing.TimingModels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Trains a candidate for every slot on what was known before the last period, judges it and the model in force on that
 * period, which neither has seen, and promotes the candidate if it is not worse.
 */
@Component
class Retraining {
    private static final Logger LOG = LoggerFactory.getLogger(Retraining.class);

    private final PastReader past;
    private final Recipes recipes;
    private final ModelStore store;
    private final LiveModels live;
    private final TimingSource timing;
    private final DriftWatch drift;
    private final RetrainingSettings settings;

    Retraining(
            PastReader past,
            Recipes recipes,
            ModelStore store,
            LiveModels live,
            TimingSource timing,
            DriftWatch drift,
            RetrainingSettings settings) {
        this.past = past;
        this.recipes = recipes;
        this.store = store;
        this.live = live;
        this.timing = timing;
        this.drift = drift;
        this.settings = settings;
    }

    /**
     * Trains everything as of this instant.
     *
     * @return the versions stored; a slot in which nothing happened since its last training has none
     */
    List<ModelVersion> run(Instant asOf) {
        live.refresh();
        List<ModelVersion> stored = new ArrayList<>();
        for (Recipes.Task task : recipes.tasks()) {
            try {
                run(task, asOf).ifPresent(stored::add);
            } catch (RuntimeException failed) {
                LOG.error("The training of {} failed; its model in force stays.", task.slot(), failed);
            }
        }
        return stored;
    }

    private Optional<ModelVersion> run(Recipes.Task task, Instant asOf) {
        Past all = task.recipe().read(past, task.slot().productType(), asOf);
        Optional<ModelVersion> last = store.latest(task.slot());
        if (all.facts() == last.map(ModelJson::facts).orElse(0)) return Optional.empty();
        ModelVersion version = train(task.slot(), task.recipe(), all);
        drift.look(task.slot(), task.recipe(), all);
        return Optional.of(version);
    }

    private <M> ModelVersion train(Slot slot, Recipe<M> recipe, Past all) {
        try {
            recipe.requireHonest(all);
            Past seen = all.asOf(all.known().minus(settings.heldOut()));
            Trained<M> candidate = recipe.fit(seen, slot.productType(), settings);
            return judged(slot, recipe, candidate, all, seen.known());
        } catch (RefusedTraining refused) {
            ModelVersion version = version(
                    slot,
                    all.known(),
                    ModelState.REFUSED,
                    Optional.empty(),
                    Map.of(),
                    ModelJson.finding(refused.finding(), all));
            store.add(version, Optional.empty());
            store.dropEarlierEmpty(version);
            LOG.info(
                    "No new model, {}: {} {}",
                    slot,
                    refused.finding().code(),
                    refused.finding().params());
            return version;
        }
    }

    private <M> ModelVersion judged(Slot slot, Recipe<M> recipe, Trained<M> candidate, Past all, Instant cut) {
        TimingModels models = timing.models();
        M inForce = recipe.inForce(models, slot.productType(), recipes.type(slot.productType()));
        double[] scores = recipe.score(candidate.model(), all, cut);
        Refusals.requireHeldOut(scores.length, settings);
        Comparison comparison = Comparison.of(scores, recipe.score(inForce, all, cut));
        ModelVersion version = version(
                slot,
                all.known(),
                comparison.worse() ? ModelState.REFUSED : ModelState.CANDIDATE,
                Optional.of(candidate.ref().toString()),
                ModelJson.report(candidate.report()),
                ModelJson.comparison(comparison, recipe.ref(inForce).toString(), all));
        store.add(version, Optional.of(candidate.text()));
        if (!comparison.worse()) {
            store.promote(version.id(), all.known());
            live.reload();
        }
        LOG.info(
                "{}: {} {} ({} against {} on {} cases)",
                slot,
                candidate.ref(),
                comparison.worse() ? "refused" : "promoted",
                comparison.candidate(),
                comparison.live(),
                comparison.cases());
        return store.find(version.id()).orElse(version);
    }

    private ModelVersion version(
            Slot slot,
            Instant known,
            ModelState state,
            Optional<String> reference,
            Map<String, @Nullable Object> report,
            Map<String, @Nullable Object> comparison) {
        Instant cut = known.minus(settings.heldOut());
        return new ModelVersion(
                TimeOrderedIds.next(known),
                slot,
                state,
                reference,
                new TrainingPeriod(known.minus(settings.history()), cut, known),
                report,
                comparison,
                Optional.empty(),
                known,
                Optional.empty());
    }
}
