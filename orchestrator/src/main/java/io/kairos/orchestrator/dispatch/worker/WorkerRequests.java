package io.kairos.orchestrator.dispatch.worker;

import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.orchestrator.dispatch.WorkerDesk;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The bodies workers send, and what is wrong with them. */
final class WorkerRequests {
    static final int MOST = 500;
    private static final int DEFAULT_MOST = 20;
    private static final int LONGEST_WAIT = 30;
    private static final int LONGEST_LEASE = 3600;
    private static final int DEFAULT_LEASE = 60;

    private WorkerRequests() {}

    /** Ask for dispatches. */
    record Claim(
            @Nullable Integer most,
            @Nullable Integer waitSeconds,
            @Nullable Integer leaseSeconds) {
        int count() {
            return between("most", most, 1, MOST, DEFAULT_MOST);
        }

        Duration patience() {
            return Duration.ofSeconds(between("waitSeconds", waitSeconds, 0, LONGEST_WAIT, 0));
        }

        Duration lease() {
            return WorkerRequests.lease(leaseSeconds);
        }
    }

    /** Names a dispatch as it was handed out. */
    record Handle(@Nullable String id, @Nullable Integer epoch) {}

    /** Ask for more time. */
    record Extend(
            @Nullable List<@Nullable Handle> dispatches,
            @Nullable Integer leaseSeconds) {
        Map<UUID, Integer> epochs() {
            Map<UUID, Integer> epochs = new LinkedHashMap<>();
            List<@Nullable Handle> all = some("dispatches", dispatches);
            for (int i = 0; i < all.size(); i++) {
                String at = "dispatches[" + i + "]";
                Handle handle = given(at, all.get(i));
                epochs.put(id(at, handle.id()), given(at + ".epoch", handle.epoch()));
            }
            return epochs;
        }

        Duration lease() {
            return WorkerRequests.lease(leaseSeconds);
        }
    }

    /** Say what became of dispatches. */
    record Report(@Nullable List<@Nullable Result> results) {
        List<WorkerDesk.Report> reports(Instant now) {
            List<WorkerDesk.Report> reports = new ArrayList<>();
            List<@Nullable Result> all = some("results", results);
            for (int i = 0; i < all.size(); i++) {
                String at = "results[" + i + "]";
                reports.add(given(at, all.get(i)).report(at, now));
            }
            return reports;
        }
    }

    /** What became of one. */
    record Result(
            @Nullable String id,
            @Nullable Integer epoch,
            @Nullable String outcome,
            @Nullable String providerId,
            @Nullable Integer afterSeconds,
            @Nullable String code,
            @Nullable String why) {

        WorkerDesk.Report report(String at, Instant now) {
            return new WorkerDesk.Report(WorkerRequests.id(at, id), given(at + ".epoch", epoch), outcome(at, now));
        }

        private DeliveryOutcome outcome(String at, Instant now) {
            return switch (given(at + ".outcome", outcome)) {
                case "accepted" -> new DeliveryOutcome.Accepted(text(at + ".providerId", providerId), now);
                case "suppressed" -> new DeliveryOutcome.Suppressed(text(at + ".why", why));
                case "try-again" ->
                    new DeliveryOutcome.TryAgain(
                            Duration.ofSeconds(between(at + ".afterSeconds", afterSeconds, 1, 86_400, 60)),
                            text(at + ".why", why));
                case "refused" -> new DeliveryOutcome.Refused(text(at + ".code", code), text(at + ".why", why));
                case "unknown" -> new DeliveryOutcome.Unknown(text(at + ".why", why));
                default -> throw new ProblemException(Problem.at(400, "worker-outcome-unknown", at + ".outcome"));
            };
        }
    }

    private static Duration lease(@Nullable Integer seconds) {
        return Duration.ofSeconds(between("leaseSeconds", seconds, 1, LONGEST_LEASE, DEFAULT_LEASE));
    }

    private static <T> List<T> some(String field, @Nullable List<T> items) {
        List<T> all = given(field, items);
        if (all.isEmpty() || all.size() > MOST) {
            throw new ProblemException(Problem.at(400, "worker-list-size", field)
                    .with("most", MOST)
                    .with("size", all.size()));
        }
        return all;
    }

    private static int between(String field, @Nullable Integer value, int least, int most, int otherwise) {
        int number = value == null ? otherwise : value;
        if (number < least || number > most) {
            throw new ProblemException(Problem.at(400, "worker-number-out-of-range", field)
                    .with("value", number)
                    .with("least", least)
                    .with("most", most));
        }
        return number;
    }

    private static UUID id(String at, @Nullable String id) {
        String text = given(at + ".id", id);
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException unreadable) {
            throw new ProblemException(Problem.at(400, "worker-id-unreadable", at + ".id"));
        }
    }

    private static String text(String field, @Nullable String value) {
        String text = given(field, value);
        if (text.isBlank() || text.length() > 500) {
            throw new ProblemException(Problem.at(400, "worker-text-unusable", field));
        }
        return text;
    }

    private static <T> T given(String field, @Nullable T value) {
        if (value == null) {
            throw new ProblemException(Problem.at(400, "worker-field-missing", field));
        }
        return value;
    }
}
