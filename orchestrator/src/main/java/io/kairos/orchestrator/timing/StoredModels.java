package io.kairos.orchestrator.timing;

import io.kairos.orchestrator.platform.ProblemException;
import io.kairos.orchestrator.platform.StartFailure;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The stored versions, for the terminal. */
@Component
public class StoredModels {
    private static final int SHOWN = 100;
    private static final Place NEWEST = Place.read(null);

    private final ModelStore store;
    private final RollBack rollBack;
    private final ModelWords words;

    StoredModels(ModelStore store, RollBack rollBack, ModelWords words) {
        this.store = store;
        this.rollBack = rollBack;
        this.words = words;
    }

    /** One line a version, newest first. */
    public List<String> lines(Locale language) {
        return store.page(Optional.empty(), NEWEST.at(), NEWEST.id(), SHOWN).stream()
                .map(version -> line(version, language))
                .toList();
    }

    /**
     * Puts a version in force.
     *
     * @return its line
     * @throws StartFailure when there is none of that id, or it cannot decide
     */
    public String rollBack(String id, Locale language) {
        ModelVersion version = find(id).orElseThrow(() -> new StartFailure("timing-model-unknown", Map.of("id", id)));
        try {
            return line(rollBack.to(version), language);
        } catch (ProblemException refused) {
            throw new StartFailure("timing-model-unusable", Map.of("id", id), refused);
        }
    }

    private Optional<ModelVersion> find(String id) {
        try {
            return store.find(UUID.fromString(id));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private String line(ModelVersion version, Locale language) {
        return version.id() + "  " + version.state().code() + "  " + version.slot() + "  "
                + version.reference().orElse("–") + "  " + words.finding(version, language);
    }
}
