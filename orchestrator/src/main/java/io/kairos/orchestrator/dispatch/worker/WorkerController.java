package io.kairos.orchestrator.dispatch.worker;

import io.kairos.orchestrator.dispatch.WorkerDesk;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Claim, extend, report: all a channel worker in another process needs. Its key, sent as {@code Authorization: Bearer KEY},
 * says which channel it serves.
 */
@RestController
@RequestMapping("/api/workers")
class WorkerController {
    private static final String BEARER = "Bearer ";

    private final WorkerKeys keys;
    private final WorkerDesk desk;
    private final LongPolls polls;
    private final InstantSource clock;

    WorkerController(WorkerKeys keys, WorkerDesk desk, LongPolls polls, InstantSource clock) {
        this.keys = keys;
        this.desk = desk;
        this.polls = polls;
        this.clock = clock;
    }

    /** Hands out due dispatches; with nothing due it answers after {@code waitSeconds} at the latest. */
    @PostMapping("/claim")
    CompletableFuture<WorkerAnswers.Claimed> claim(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key,
            @RequestBody WorkerRequests.Claim request) {
        String channel = channel(key);
        int most = request.count();
        return polls.ask(() -> desk.claim(channel, most, request.lease()), request.patience())
                .thenApply(WorkerAnswers.Claimed::of);
    }

    @PostMapping("/extend")
    WorkerAnswers.Taken extend(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key,
            @RequestBody WorkerRequests.Extend request) {
        String channel = channel(key);
        Map<UUID, Integer> epochs = request.epochs();
        return WorkerAnswers.Taken.of(epochs.keySet(), desk.extend(channel, epochs, request.lease()));
    }

    @PostMapping("/report")
    WorkerAnswers.Taken report(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key,
            @RequestBody WorkerRequests.Report request) {
        String channel = channel(key);
        List<WorkerDesk.Report> reports = request.reports(clock.instant());
        return WorkerAnswers.Taken.of(
                reports.stream().map(WorkerDesk.Report::dispatchId).distinct().toList(), desk.report(channel, reports));
    }

    private String channel(@Nullable String header) {
        if (header == null || !header.startsWith(BEARER)) {
            throw new ProblemException(Problem.of(401, "worker-key-missing"));
        }
        return keys.channel(header.substring(BEARER.length()).strip())
                .orElseThrow(() -> new ProblemException(Problem.of(401, "worker-key-unknown")));
    }
}
