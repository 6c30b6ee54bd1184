package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.journeys.message.MessageException;
import io.kairos.orchestrator.customer.Customers;
import io.kairos.orchestrator.decision.Decisions;
import io.kairos.orchestrator.guard.FrequencyCaps;
import io.kairos.orchestrator.guard.Ruling;
import io.kairos.orchestrator.guard.SendGuards;
import io.kairos.orchestrator.guard.SendRequest;
import io.kairos.orchestrator.guard.Verdict;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Has the messages of one enrolment go the way they would go, up to the channel: the guards are asked, the rows move, the decisions are
 * kept. No channel is called and no place under the caps is taken in Redis. In the caller's transaction, which undoes it.
 */
@Component
public class DispatchTrials {
    private final TrialRows rows;
    private final DispatchStore store;
    private final Decisions decisions;
    private final TrialMessages messages;
    private final TrialGuards guards;
    private final Consequences consequences;

    DispatchTrials(
            TrialRows rows,
            DispatchStore store,
            Decisions decisions,
            TrialMessages messages,
            TrialGuards guards,
            DispatchSettings settings) {
        this.rows = rows;
        this.store = store;
        this.decisions = decisions;
        this.messages = messages;
        this.guards = guards;
        this.consequences = new Consequences(settings);
    }

    /** What a message says. */
    public record Message(String channel, Optional<String> subject, Optional<String> text, Optional<String> html) {}

    /**
     * One message that was due.
     *
     * @param ruling of all guards, the caps included
     * @param message empty where it does not go, or where there is nothing to read
     */
    public record Tried(NewDispatch dispatch, Ruling ruling, Optional<Message> message) {}

    /** When the next message of the enrolment is due. */
    public Optional<Instant> nextDue(UUID customer, UUID enrolment) {
        return rows.nextDue(customer, enrolment);
    }

    /** Has the last message that went out be opened, or clicked; without one nothing happens. */
    public void read(UUID customer, UUID enrolment, boolean clicked, Instant now) {
        rows.read(customer, enrolment, clicked ? "clicked" : "opened", now.atOffset(ZoneOffset.UTC));
    }

    /** Tries all messages of the enrolment that are due. */
    public List<Tried> attempt(UUID customer, UUID enrolment, Instant now) {
        List<Tried> tried = new ArrayList<>();
        for (Claim claim : rows.claim(customer, enrolment, now.atOffset(ZoneOffset.UTC))) {
            tried.add(attempt(claim, now));
        }
        return tried;
    }

    private Tried attempt(Claim claim, Instant now) {
        Ruling ruling = guards.ask(claim.request(), now);
        Optional<Message> message = Optional.empty();
        if (ruling.verdict() instanceof Verdict.Allow) {
            try {
                message = messages.of(claim);
                ruling = messages.isServed(claim)
                        ? ruling
                        : Prepared.Stopped.refused(claim, ruling, "channel-missing", "")
                                .ruling();
            } catch (MessageException e) {
                ruling = Prepared.Stopped.refused(
                                claim, ruling, "content-failed", e.problem().code())
                        .ruling();
            } catch (IllegalArgumentException e) {
                ruling = Prepared.Stopped.refused(claim, ruling, "content-failed", "UNSENDABLE")
                        .ruling();
            }
        }
        if (ruling.verdict() instanceof Verdict.Allow) {
            ruling = guards.capped(claim.request(), ruling, now);
        }
        boolean goes = write(consequences.of(claim, ruling, now)) && ruling.verdict() instanceof Verdict.Allow;
        if (goes) {
            write(consequences.of(new Result(claim, false, new DeliveryOutcome.Accepted("trial", now)), now));
        }
        return new Tried(claim.dispatch(), ruling, goes ? message : Optional.empty());
    }

    private boolean write(Consequence consequence) {
        Set<UUID> written = store.move(List.of(consequence.move()));
        decisions.record(
                written.isEmpty() ? List.of() : consequence.decision().stream().toList());
        return !written.isEmpty();
    }

    /** The guards as a trial asks them: about one message, the caps without taking a place. */
    @Component
    static class TrialGuards {
        private final Customers customers;
        private final SendGuards guards;
        private final FrequencyCaps caps;

        TrialGuards(Customers customers, SendGuards guards, FrequencyCaps caps) {
            this.customers = customers;
            this.guards = guards;
            this.caps = caps;
        }

        Ruling ask(SendRequest request, Instant now) {
            return found(guards.ask(List.of(request), customers.find(List.of(request.customerId())), now), request);
        }

        Ruling capped(SendRequest request, Ruling ruling, Instant now) {
            Verdict word = Optional.ofNullable(
                            caps.foresee(List.of(request), now).get(request.dispatchId()))
                    .orElseThrow();
            Ruling all = ruling.and(word, request.deadline());
            return all.verdict() instanceof Verdict.HoldUntil
                    ? found(guards.replanned(Map.of(request, all), now), request)
                    : all;
        }

        private static Ruling found(Map<UUID, Ruling> rulings, SendRequest request) {
            return Optional.ofNullable(rulings.get(request.dispatchId())).orElseThrow();
        }
    }
}
