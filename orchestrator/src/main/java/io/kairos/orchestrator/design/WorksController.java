package io.kairos.orchestrator.design;

import io.kairos.orchestrator.access.Speaker;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What launches, stops and resumptions do to those inside: how far it is, what came of it, and how to end it early. */
@RestController
@RequestMapping(path = "/api/journeys/{id}/works", produces = "application/json")
@Tag(name = "Design")
class WorksController {
    private final WorksView view;
    private final Standings standings;

    WorksController(WorksView view, Standings standings) {
        this.view = view;
        this.standings = standings;
    }

    @GetMapping
    @Operation(summary = "What is and was done to the customers of a journey, newest first")
    WorksView.All all(@PathVariable String id) {
        return view.of(id);
    }

    @PostMapping("/{work}/cancel")
    @Operation(summary = "Ends moving, leaving or entering where it stands; whom it has not reached stays as they are")
    WorksView.All cancel(@PathVariable String id, @PathVariable long work) {
        standings.cancel(id, work, Speaker.name());
        return view.of(id);
    }
}
