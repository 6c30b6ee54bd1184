package io.kairos.orchestrator.timing;

import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import io.kairos.timing.model.ModelFileException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts a version in force that somebody chose. */
@Component
class RollBack {
    private static final Logger LOG = LoggerFactory.getLogger(RollBack.class);

    private final ModelStore store;
    private final Recipes recipes;
    private final LiveModels live;
    private final InstantSource clock;

    RollBack(ModelStore store, Recipes recipes, LiveModels live, InstantSource clock) {
        this.store = store;
        this.recipes = recipes;
        this.live = live;
        this.clock = clock;
    }

    /** Whether there is a model that does not decide now; one once refused may be taken by who knows better. */
    static boolean possible(ModelVersion version) {
        return version.reference().isPresent() && version.state() != ModelState.LIVE;
    }

    /**
     * Puts it in force.
     *
     * @throws ProblemException when there is no model, or its text cannot be read
     */
    ModelVersion to(ModelVersion version) {
        if (version.state() == ModelState.LIVE) return version;
        Optional<String> text = store.text(version.id());
        if (version.reference().isEmpty() || text.isEmpty())
            throw new ProblemException(Problem.of(409, "model-without-text"));
        requireReadable(version, text.get());
        store.promote(version.id(), clock.instant());
        live.reload();
        LOG.info(
                "{}: {} put in force by hand",
                version.slot(),
                version.reference().get());
        return store.find(version.id()).orElse(version);
    }

    private void requireReadable(ModelVersion version, String text) {
        Recipe<?> recipe = recipes.of(version.slot().family())
                .orElseThrow(() -> unreadable("no family " + version.slot().family()));
        try {
            recipe.read(text);
        } catch (IOException | ModelFileException | IllegalArgumentException broken) {
            throw unreadable(String.valueOf(broken.getMessage()));
        }
    }

    private static ProblemException unreadable(String cause) {
        return new ProblemException(Problem.of(409, "model-unreadable").with("cause", cause));
    }
}
