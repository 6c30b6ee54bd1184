package io.kairos.orchestrator.design;

import io.kairos.journeys.catalogue.Recipes;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What new journeys begin from. */
@Component
class Beginnings {
    private final VersionStore versions;
    private final BpmnText blank;

    Beginnings(VersionStore versions) {
        this.versions = versions;
        this.blank = Refused.file(blank());
    }

    BpmnText of(DraftsController.NewJourney asked) {
        if (asked.bpmn() != null) {
            return Refused.file(asked.bpmn());
        }
        String other = asked.copyOf();
        if (other != null) {
            return versions.newest(other)
                    .map(version -> Refused.file(version.source()))
                    .orElseThrow(() -> Refused.unknown(other));
        }
        String recipe = asked.recipe();
        if (recipe != null) {
            return Recipes.bpmn(recipe)
                    .map(bytes -> Refused.file(new String(bytes, StandardCharsets.UTF_8)))
                    .orElseThrow(() -> new ProblemException(
                            Problem.at(404, "recipe-unknown", "recipe").with("id", recipe)));
        }
        return blank;
    }

    private static String blank() {
        try {
            return new ClassPathResource("design/blank.bpmn").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
