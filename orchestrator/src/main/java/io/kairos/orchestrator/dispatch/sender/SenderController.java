package io.kairos.orchestrator.dispatch.sender;

import io.kairos.orchestrator.access.Speaker;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets a channel send again that paused itself because of complaints. */
@RestController
class SenderController {
    private final SenderWatch watch;

    SenderController(SenderWatch watch) {
        this.watch = watch;
    }

    record Resumed(String channel) {}

    @PostMapping("/api/channels/{channel}/resume")
    Resumed resume(@PathVariable String channel) {
        if (!watch.resume(channel, Speaker.name())) {
            throw new ProblemException(Problem.at(409, "channel-not-paused", "channel"));
        }
        return new Resumed(channel);
    }
}
