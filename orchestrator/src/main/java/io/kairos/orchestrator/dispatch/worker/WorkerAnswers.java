package io.kairos.orchestrator.dispatch.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kairos.channel.spi.OutboundMessage;
import io.kairos.orchestrator.dispatch.WorkerDesk.Handed;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What workers are answered. */
final class WorkerAnswers {
    private WorkerAnswers() {}

    /** Dispatches in a worker's hands; none when nothing is due. */
    record Claimed(List<Dispatch> dispatches) {
        static Claimed of(List<Handed> handed) {
            return new Claimed(handed.stream().map(Dispatch::of).toList());
        }
    }

    /**
     * One dispatch, rendered and addressed.
     *
     * @param epoch say it again with every word about this dispatch
     * @param attempt 1 for the first
     * @param deadline after this the message is worth nothing
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Dispatch(
            UUID id,
            int epoch,
            int attempt,
            String channel,
            String topic,
            String template,
            Optional<Instant> deadline,
            Message message) {
        static Dispatch of(Handed handed) {
            return new Dispatch(
                    handed.dispatch().id(),
                    handed.epoch(),
                    handed.attempt(),
                    handed.dispatch().channel(),
                    handed.dispatch().topic(),
                    handed.dispatch().template(),
                    handed.dispatch().deadline(),
                    Message.of(handed.message()));
        }
    }

    /** What to send, and where. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Message(String address, String subject, String text, Optional<String> html, Map<String, String> headers) {
        static Message of(OutboundMessage message) {
            return new Message(
                    message.address(),
                    message.content().subject(),
                    message.content().text(),
                    message.content().html(),
                    message.headers());
        }
    }

    /** Whose word was taken, and which dispatches are no longer the worker's. */
    record Taken(List<UUID> taken, List<UUID> lost) {
        static Taken of(Collection<UUID> asked, Set<UUID> taken) {
            return new Taken(
                    asked.stream().filter(taken::contains).toList(),
                    asked.stream().filter(id -> !taken.contains(id)).toList());
        }
    }
}
