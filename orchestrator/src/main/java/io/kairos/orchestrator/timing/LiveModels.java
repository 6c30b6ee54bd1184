package io.kairos.orchestrator.timing;

import io.kairos.orchestrator.moment.TimingSource;
import io.kairos.orchestrator.timing.ModelStore.Stored;
import io.kairos.timing.TimingModels;
import io.kairos.timing.model.ModelFileException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Keeps the models in force those that are live in the database. A text that cannot be read leaves the version before it
 * in force, or where there is none what is shipped.
 */
@Component
class LiveModels implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(LiveModels.class);

    private final ModelStore store;
    private final Recipes recipes;
    private final TimingSource timing;
    private volatile String stamp = "";
    private volatile Map<Slot, String> problems = Map.of();

    LiveModels(ModelStore store, Recipes recipes, TimingSource timing) {
        this.store = store;
        this.recipes = recipes;
        this.timing = timing;
    }

    @Override
    public void afterSingletonsInstantiated() {
        reload();
    }

    /** Loads them where they are others than those in force. */
    synchronized boolean refresh() {
        if (store.liveStamp().equals(stamp)) return false;
        reload();
        return true;
    }

    /** Loads what is live. */
    synchronized void reload() {
        String now = store.liveStamp();
        Map<Slot, UnaryOperator<TimingModels>> loaded = new LinkedHashMap<>();
        Map<Slot, String> unreadable = new LinkedHashMap<>();
        for (Stored stored : store.readable()) {
            if (loaded.containsKey(stored.slot())) continue;
            try {
                loaded.put(stored.slot(), reader(stored));
            } catch (IOException | ModelFileException | IllegalArgumentException broken) {
                unreadable.putIfAbsent(stored.slot(), String.valueOf(broken.getMessage()));
                LOG.error(
                        "The stored model {} ({}) cannot be read: {}. The version before it stays in force, or the shipped"
                                + " one.",
                        stored.id(),
                        stored.slot(),
                        broken.getMessage());
            }
        }
        List<UnaryOperator<TimingModels>> all = new ArrayList<>(loaded.values());
        timing.overlay(base -> {
            TimingModels models = base;
            for (UnaryOperator<TimingModels> each : all) models = each.apply(models);
            return models;
        });
        problems = Map.copyOf(unreadable);
        stamp = now;
    }

    /** Why the live version of a slot could not be read; nothing for the others. */
    Map<Slot, String> problems() {
        return problems;
    }

    private UnaryOperator<TimingModels> reader(Stored stored) throws IOException {
        Recipe<?> recipe = recipes.of(stored.slot().family())
                .orElseThrow(() -> new ModelFileException("this version of the program has no family "
                        + stored.slot().family()));
        return placing(recipe, stored);
    }

    private static <M> UnaryOperator<TimingModels> placing(Recipe<M> recipe, Stored stored) throws IOException {
        M model = recipe.read(stored.text());
        return models -> recipe.with(models, stored.slot().productType(), model);
    }
}
