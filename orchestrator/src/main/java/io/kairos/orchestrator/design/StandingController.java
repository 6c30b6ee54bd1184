package io.kairos.orchestrator.design;

import io.kairos.orchestrator.access.Speaker;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pauses, resumes and stops journeys; every answer says how many customers or messages it is about. */
@RestController
@RequestMapping(path = "/api/journeys/{id}", produces = "application/json")
@Tag(name = "Design")
class StandingController {
    private final Standings standings;

    StandingController(Standings standings) {
        this.standings = standings;
    }

    record Resume(@Nullable String fellDue) {}

    record Stop(@Nullable Long confirm) {}

    @PostMapping("/pause")
    @Operation(summary = "Keeps everybody where they are: nothing starts, wakes or is sent until it is resumed")
    Standings.Paused pause(@PathVariable String id) {
        return standings.pause(id, Speaker.name());
    }

    @GetMapping("/resume")
    @Operation(summary = "What fell due while the journey was paused, and since when it is")
    Standings.Resting resting(@PathVariable String id) {
        return standings.resting(id);
    }

    @PostMapping("/resume")
    @Operation(summary = "Goes on; what fell due is sent, planned anew or left out")
    Standings.Resumed resume(@PathVariable String id, @RequestBody Resume asked) {
        FellDue answer = FellDue.of(Optional.ofNullable(asked.fellDue()).orElse(""));
        return standings.resume(id, answer, Speaker.name());
    }

    @PostMapping("/stop")
    @Operation(summary = "Ends everybody inside; the number must be the one inside now")
    Standings.Stopped stop(@PathVariable String id, @RequestBody Stop asked) {
        if (asked.confirm() == null) {
            throw new ProblemException(Problem.at(400, "stop-unconfirmed", "confirm"));
        }
        return standings.stop(id, asked.confirm(), Speaker.name());
    }
}
