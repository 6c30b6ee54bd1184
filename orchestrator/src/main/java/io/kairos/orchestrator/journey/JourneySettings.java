package io.kairos.orchestrator.journey;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where journeys and product types are read from.
 *
 * @param folder holds {@code *.bpmn} and, optionally, {@code product-types.yaml}, which take the place of the shipped
 *     files of the same name; default none
 */
@ConfigurationProperties("kairos.journeys")
record JourneySettings(@Nullable Path folder) {
    Optional<Path> ownFolder() {
        return Optional.ofNullable(folder);
    }
}
