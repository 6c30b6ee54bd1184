package io.kairos.orchestrator.design;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What somebody sees before a launch. */
@RestController
@Tag(name = "Design")
class ReviewController {
    private final Reviews reviews;
    private final Launches launches;

    ReviewController(Reviews reviews, Launches launches) {
        this.reviews = reviews;
        this.launches = launches;
    }

    /** @param bpmn the draft where it is absent */
    record Asked(@Nullable String bpmn, @Nullable List<String> productTypes) {}

    @PostMapping(path = "/api/journeys/{id}/review", produces = "application/json")
    @Operation(
            summary = "Problems, differences to the version in force, who is inside and what a launch would do to them")
    Review review(@PathVariable String id, @RequestBody(required = false) @Nullable Asked asked, Locale language) {
        Asked about = Optional.ofNullable(asked).orElse(new Asked(null, null));
        List<String> types = Optional.ofNullable(about.productTypes()).orElse(List.of());
        launches.requireKnown(types);
        return reviews.of(id, Optional.ofNullable(about.bpmn()), types, language);
    }
}
