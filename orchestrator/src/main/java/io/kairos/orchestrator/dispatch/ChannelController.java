package io.kairos.orchestrator.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kairos.orchestrator.dispatch.sender.SenderStanding;
import io.kairos.orchestrator.dispatch.sender.SenderWatch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the channels stand. */
@RestController
@RequestMapping("/api/channels")
class ChannelController {
    private final Gates gates;
    private final WorkerChannels workers;
    private final DispatchMetrics metrics;
    private final SenderWatch senders;

    ChannelController(Gates gates, WorkerChannels workers, DispatchMetrics metrics, SenderWatch senders) {
        this.senders = senders;
        this.gates = gates;
        this.workers = workers;
        this.metrics = metrics;
    }

    /** All of them, by name. */
    record Channels(List<Entry> channels) {}

    /**
     * One channel.
     *
     * @param servedBy {@code program} or {@code worker}
     * @param breaker {@code closed}, {@code open}: nothing is claimed, or {@code trying}: a few messages try the provider out
     * @param reason the provider's last failure, while the breaker is not closed
     * @param until when the provider is tried again, while the breaker is open
     * @param ratePerSecond how many messages all nodes may send together; absent for any number
     * @param rateIsLocal whether this node keeps to its own share of the rate, since Redis is away
     * @param oldestDueAt when the longest waiting message was due; absent when none is due
     * @param sender whom its receivers see, and whether too many of them complained; absent where nobody counts
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Entry(
            String channel,
            String servedBy,
            Optional<String> breaker,
            Optional<String> reason,
            Optional<Instant> until,
            Optional<Integer> ratePerSecond,
            Optional<Boolean> rateIsLocal,
            Optional<Instant> oldestDueAt,
            Optional<SenderStanding> sender) {}

    @GetMapping
    Channels channels() {
        List<String> outside = workers.all();
        Stream<Entry> own = gates.all().entrySet().stream()
                .filter(gate -> !outside.contains(gate.getKey()))
                .map(gate -> entry(gate.getKey(), gate.getValue()));
        Stream<Entry> others = outside.stream()
                .map(channel -> new Entry(
                        channel,
                        "worker",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        metrics.oldestDue(channel),
                        senders.standing(channel)));
        return new Channels(Stream.concat(own, others)
                .sorted(java.util.Comparator.comparing(Entry::channel))
                .toList());
    }

    private Entry entry(String channel, Gate gate) {
        Breaker.Standing standing = gate.breaker().standing();
        Optional<Integer> rate = gate.rate().perSecond().stream().boxed().findFirst();
        return new Entry(
                channel,
                "program",
                Optional.of(standing.state()),
                standing.why(),
                standing.until(),
                rate,
                rate.map(some -> gate.rate().isLocal()),
                metrics.oldestDue(channel),
                senders.standing(channel));
    }
}
