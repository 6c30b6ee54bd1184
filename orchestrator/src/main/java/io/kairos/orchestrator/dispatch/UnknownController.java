package io.kairos.orchestrator.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The operator's lists of dispatches nobody knows the end of and of those that were set aside, and what to do with each. */
@RestController
@RequestMapping("/api/dispatches")
class UnknownController {
    private static final int MOST = 200;

    private final Doubts doubts;
    private final Resolutions resolutions;

    UnknownController(Doubts doubts, Resolutions resolutions) {
        this.doubts = doubts;
        this.resolutions = resolutions;
    }

    /** The oldest first, at most 200; {@code next} is the {@code after} of the next page, where there is one. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Unknown(List<Entry> dispatches, Optional<String> next) {
        static Unknown of(List<Doubts.Doubt> doubts) {
            Optional<String> next = doubts.size() < MOST
                    ? Optional.empty()
                    : Optional.of(doubts.get(doubts.size() - 1).place())
                            .map(place -> place.listedAt() + "~" + place.dispatch());
            return new Unknown(doubts.stream().map(Entry::of).toList(), next);
        }
    }

    /** One dispatch; {@code sentAt} is when the hand-off began, or when it was set aside. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Entry(
            UUID id,
            UUID customerId,
            String channel,
            String journey,
            String step,
            String template,
            Instant sentAt,
            int attempts,
            Optional<String> reason,
            Optional<Instant> deadline) {
        static Entry of(Doubts.Doubt doubt) {
            NewDispatch dispatch = doubt.claim().dispatch();
            return new Entry(
                    dispatch.id(),
                    dispatch.customerId(),
                    dispatch.channel(),
                    dispatch.journeyId(),
                    dispatch.step(),
                    dispatch.template(),
                    doubt.handedOverAt(),
                    doubt.claim().attempts(),
                    doubt.closeCode(),
                    dispatch.deadline());
        }
    }

    /** {@code resend}: back into the queue, where the guards speak again. {@code close}: leave it at that. */
    record Resolve(@Nullable String action) {}

    /** What was done. */
    record Resolved(UUID id, String action) {}

    @GetMapping("/unknown")
    Unknown unknown(@RequestParam Optional<String> after) {
        return Unknown.of(doubts.listed(State.UNKNOWN, place(after), MOST));
    }

    /** Messages that cannot be sent until somebody mends what {@code reason} names. */
    @GetMapping("/aside")
    Unknown aside(@RequestParam Optional<String> after) {
        return Unknown.of(doubts.listed(State.ASIDE, place(after), MOST));
    }

    private static Doubts.Place place(Optional<String> after) {
        try {
            return after.map(text -> text.split("~", 2))
                    .map(parts -> new Doubts.Place(Instant.parse(parts[0]), UUID.fromString(parts[1])))
                    .orElse(Doubts.Place.BEGINNING);
        } catch (DateTimeParseException | IllegalArgumentException | ArrayIndexOutOfBoundsException unreadable) {
            throw new ProblemException(Problem.at(400, "dispatch-page-unknown", "after"));
        }
    }

    @PostMapping("/{id}/resolve")
    Resolved resolve(@PathVariable String id, @RequestBody Resolve request) {
        UUID dispatch = uuid(id);
        String action = Optional.ofNullable(request.action()).orElse("");
        boolean done = switch (action) {
            case "resend" ->
                resolutions.again(State.UNKNOWN, dispatch, "resent-by-operator")
                        || resolutions.again(State.ASIDE, dispatch, "resent-by-operator");
            case "close" -> resolutions.close(State.UNKNOWN, dispatch) || resolutions.close(State.ASIDE, dispatch);
            default -> throw new ProblemException(Problem.at(400, "dispatch-action-unknown", "action"));
        };
        if (!done) {
            throw doubts.exists(dispatch)
                    ? new ProblemException(Problem.at(409, "dispatch-not-unknown", "id"))
                    : noSuch();
        }
        return new Resolved(dispatch, action);
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException unreadable) {
            throw noSuch();
        }
    }

    private static ProblemException noSuch() {
        return new ProblemException(Problem.at(404, "dispatch-missing", "id"));
    }
}
