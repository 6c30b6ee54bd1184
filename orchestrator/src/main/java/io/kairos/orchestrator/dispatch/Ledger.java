package io.kairos.orchestrator.dispatch;

import static java.util.Objects.requireNonNull;

import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.orchestrator.decision.Decisions;
import io.kairos.orchestrator.guard.FrequencyCaps;
import io.kairos.orchestrator.guard.FrequencyCaps.Reservation;
import io.kairos.orchestrator.guard.Ruling;
import io.kairos.orchestrator.guard.SendGuards;
import io.kairos.orchestrator.guard.SendRequest;
import io.kairos.orchestrator.guard.Suppressions;
import io.kairos.orchestrator.guard.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Writes down what happens to claimed dispatches, each with its decision. Every method runs in the caller's transaction. */
@Component
class Ledger {
    /** The mailbox or its domain does not exist, as RFC 3463 numbers it. */
    private static final Pattern NO_SUCH_ADDRESS = Pattern.compile("5\\d\\d 5\\.1\\.(1|2|3|6|10)");

    private final DispatchStore store;
    private final Decisions decisions;
    private final SendGuards guards;
    private final FrequencyCaps caps;
    private final Suppressions suppressions;
    private final Consequences consequences;
    private final Duration lease;
    private final DispatchMetrics metrics;

    Ledger(
            DispatchStore store,
            Decisions decisions,
            SendGuards guards,
            FrequencyCaps caps,
            Suppressions suppressions,
            DispatchSettings settings,
            DispatchMetrics metrics) {
        this.metrics = metrics;
        this.store = store;
        this.decisions = decisions;
        this.guards = guards;
        this.caps = caps;
        this.suppressions = suppressions;
        this.consequences = new Consequences(settings);
        this.lease = settings.lease();
    }

    /** Holds and refuses. */
    void stop(List<Prepared.Stopped> stopped, Instant now) {
        write(stopped.stream()
                .map(one -> consequences.of(one.claim(), one.ruling(), now))
                .toList());
    }

    /**
     * Puts on the wire what the frequency caps let through and holds the rest.
     *
     * @return what is on the wire now: less than asked where a cap, a purchase or an opt-out came first; empty when the
     *     caps have to be asked again
     */
    Optional<List<Prepared.Ready>> admit(List<Prepared.Ready> round, Reservation reservation, Instant now) {
        return admit(round, reservation, lease, now);
    }

    /** The same, with a lease of this length. */
    Optional<List<Prepared.Ready>> admit(
            List<Prepared.Ready> round, Reservation reservation, Duration wireLease, Instant now) {
        return exchange(List.of(), round, reservation, wireLease, now).sending();
    }

    /** Where those stand that were answered for, and what is on the wire now, as {@link #admit} says it. */
    record Exchange(Map<UUID, State> answered, Optional<List<Prepared.Ready>> sending) {}

    /** Closes what channels answered for and puts the next ones on the wire by one statement, in the order of their keys. */
    Exchange exchange(List<Answers> answers, List<Prepared.Ready> round, Reservation reservation, Instant now) {
        return exchange(answers, round, reservation, lease, now);
    }

    private Exchange exchange(
            List<Answers> answers,
            List<Prepared.Ready> round,
            Reservation reservation,
            Duration wireLease,
            Instant now) {
        Optional<Map<UUID, Verdict>> settled = caps.settle(
                reservation,
                round.stream().map(ready -> ready.claim().request()).toList(),
                now);
        List<Consequence> begun =
                settled.map(words -> capped(round, words, now)).orElse(List.of());
        List<Consequence> closed = answers.stream()
                .flatMap(one -> one.results().stream().map(result -> consequences.of(result, one.at())))
                .toList();
        // whoever wants no more gets none of the next ones either
        answers.forEach(one -> suppress(one.results(), one.at()));
        Set<UUID> written = write(Stream.concat(closed.stream(), begun.stream()).toList(), wireLease);
        written.addAll(write(ofPresentCustomers(closed, written)));
        answers.forEach(one -> metrics.answered(one.results(), notIn(written, one.results())));
        return new Exchange(states(closed), settled.map(words -> sending(round, begun, written)));
    }

    private List<Prepared.Ready> sending(List<Prepared.Ready> round, List<Consequence> begun, Set<UUID> written) {
        Set<UUID> sending = begun.stream()
                .filter(one -> one.move().to() == State.SENDING)
                .map(one -> one.move().claim().id())
                .filter(written::contains)
                .collect(Collectors.toSet());
        giveBack(round.stream()
                .map(Prepared.Ready::claim)
                .filter(claim -> !written.contains(claim.id()))
                .toList());
        return round.stream()
                .filter(ready -> sending.contains(ready.claim().id()))
                .toList();
    }

    /** What follows once the frequency caps have spoken, too; what they hold is planned anew. */
    private List<Consequence> capped(List<Prepared.Ready> round, Map<UUID, Verdict> settled, Instant now) {
        List<Ruling> rulings = new ArrayList<>(round.size());
        Map<SendRequest, Ruling> held = new LinkedHashMap<>();
        for (Prepared.Ready ready : round) {
            Claim claim = ready.claim();
            Ruling ruling = ready.ruling()
                    .and(
                            requireNonNull(settled.get(claim.id())),
                            claim.dispatch().deadline());
            rulings.add(ruling);
            if (ruling.verdict() instanceof Verdict.HoldUntil) {
                held.put(claim.request(), ruling);
            }
        }
        Map<UUID, Ruling> planned = guards.replanned(held, now);
        List<Consequence> next = new ArrayList<>(round.size());
        for (int i = 0; i < rulings.size(); i++) {
            Claim claim = round.get(i).claim();
            next.add(consequences.of(claim, planned.getOrDefault(claim.id(), rulings.get(i)), now));
        }
        return next;
    }

    /** Puts claims back into the queue, as they were. */
    void giveBack(List<Claim> claims) {
        store.move(claims.stream().filter(Claim::isLeased).map(Move::givenBack).toList());
        store.waiting()
                .putBack(claims.stream()
                        .filter(claim -> !claim.isLeased())
                        .map(Claim::id)
                        .toList());
    }

    /** Closes what channels answered for, or queues it again; the answer says where each stands. */
    Map<UUID, State> record(List<Result> results, Instant now) {
        Reservation none = new Reservation(Optional.empty(), Map.of());
        return exchange(List.of(new Answers(none, results, now)), List.of(), none, now)
                .answered();
    }

    private void suppress(List<Result> results, Instant now) {
        byChannel(results, Ledger::hasNoSuchAddress)
                .forEach((channel, customers) -> suppressions.hardBounced(channel, customers, now));
        byChannel(results, Ledger::wantsNoMore)
                .forEach((channel, customers) -> suppressions.unsubscribed(channel, customers, now));
    }

    private static int notIn(Set<UUID> written, List<Result> results) {
        return (int) results.stream()
                .filter(result -> !written.contains(result.claim().id()))
                .count();
    }

    private static Map<UUID, State> states(List<Consequence> next) {
        return next.stream()
                .map(Consequence::move)
                .collect(Collectors.toMap(move -> move.claim().id(), Move::to));
    }

    /** What was given up has arrived after all: whoever sent it says so late. */
    void resolve(Claim claim, State from, String providerId, Instant now) {
        store.move(List.of(Move.resolved(claim, from, now, providerId)));
    }

    /** What was given up has not arrived and will not. */
    void refuseLate(Claim claim, State from, String code, String why, Instant now) {
        write(List.of(consequences.refusedLate(claim, from, code, why, now)));
    }

    /** What was given up goes back into the queue. */
    void sendAgain(Claim claim, State from, String code, Instant now) {
        write(List.of(consequences.sentAgain(claim, from, code, now)));
    }

    /** What was given up is left at that. */
    void close(Claim claim, State from, Instant now) {
        write(List.of(consequences.closedByOperator(claim, from, now)));
    }

    /** Takes over what workers did not finish within their lease. */
    int reap(List<Claim> claimed, List<Claim> sending, ChannelSet channels, Instant now) {
        metrics.expired(State.CLAIMED, claimed.size());
        metrics.expired(State.SENDING, sending.size());
        giveBack(claimed);
        write(sending.stream()
                .map(claim -> consequences.unanswered(
                        claim,
                        channels.isRepeatable(claim.dispatch().channel()),
                        "lease-expired",
                        "the worker ended before the answer",
                        now))
                .toList());
        return claimed.size() + sending.size();
    }

    /** An answer must not be lost because its customer was merged into another one meanwhile. */
    private List<Consequence> ofPresentCustomers(List<Consequence> all, Set<UUID> written) {
        List<Consequence> left = all.stream()
                .filter(one -> !written.contains(one.move().claim().id()))
                .toList();
        if (left.isEmpty()) {
            return left;
        }
        Map<UUID, UUID> customers = store.customers(
                left.stream().map(one -> one.move().claim().id()).toList());
        return left.stream()
                .filter(one -> customers.containsKey(one.move().claim().id()))
                .map(one ->
                        one.of(requireNonNull(customers.get(one.move().claim().id()))))
                .toList();
    }

    private Set<UUID> write(List<Consequence> next) {
        return write(next, lease);
    }

    private Set<UUID> write(List<Consequence> next, Duration wireLease) {
        Set<UUID> written = store.move(next.stream().map(Consequence::move).toList(), wireLease);
        decisions.record(next.stream()
                .filter(one -> written.contains(one.move().claim().id()))
                .flatMap(one -> one.decision().stream())
                .toList());
        return written;
    }

    private static Map<String, List<UUID>> byChannel(List<Result> results, Predicate<Result> which) {
        return results.stream()
                .filter(which)
                .map(result -> result.claim().dispatch())
                .collect(Collectors.groupingBy(
                        NewDispatch::channel, Collectors.mapping(NewDispatch::customerId, Collectors.toList())));
    }

    private static boolean hasNoSuchAddress(Result result) {
        return result.outcome() instanceof DeliveryOutcome.Refused refused
                && (refused.suppress()
                        || NO_SUCH_ADDRESS.matcher(refused.code()).matches());
    }

    private static boolean wantsNoMore(Result result) {
        return result.outcome() instanceof DeliveryOutcome.Suppressed suppressed && suppressed.suppress();
    }
}
