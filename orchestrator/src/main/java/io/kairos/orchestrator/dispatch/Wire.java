package io.kairos.orchestrator.dispatch;

import static java.util.Objects.requireNonNull;

import io.kairos.orchestrator.guard.FrequencyCaps;
import io.kairos.orchestrator.guard.FrequencyCaps.Reservation;
import io.kairos.orchestrator.guard.SendRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts messages on the wire, each committed as {@code sending} before its first byte leaves. What has been answered meanwhile
 * is stored in the same transaction that puts the next ones on the wire, or in one of its own; no answer waits for another.
 * Used by one thread at a time.
 *
 * <p>Answers that could not be stored, because the database went away, are kept and stored first the next time.
 */
final class Wire {
    private final Ledger ledger;
    private final FrequencyCaps caps;
    private final Delivery delivery;
    private final Gate gate;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final List<Answers> answers = new ArrayList<>();
    private Reservation reservation = new Reservation(Optional.empty(), Map.of());

    Wire(Lane.Tools tools, Ledger ledger, Delivery delivery, Gate gate, TransactionTemplate transactions) {
        this.ledger = ledger;
        this.caps = tools.caps();
        this.delivery = delivery;
        this.gate = gate;
        this.transactions = transactions;
        this.clock = tools.clock();
    }

    /** Holds and refuses. */
    void stop(List<Prepared.Stopped> stopped, Instant now) {
        if (!stopped.isEmpty()) {
            transactions.executeWithoutResult(status -> ledger.stop(stopped, now));
        }
    }

    /** Whether so many fit on the wire at once, and may be handed over again if we end before they are answered for. */
    boolean takes(int many) {
        return delivery.isRepeatable() && delivery.room() >= many;
    }

    /** So many messages were found, and so many of them went on the wire. */
    record Begun(int found, int sent) {}

    private record Admitted(int found, Reservation reservation, List<Prepared.Ready> asked, Ledger.Exchange exchange) {}

    /**
     * Sends or stops what is found, in the one transaction in which it is found and what was answered before is stored: until its
     * commit nothing has happened. Waits for the answers, and leaves it to the next transaction to store them: {@link #recordAnswers}.
     *
     * @param find finds no more than {@link #takes} said
     */
    Begun send(Supplier<List<Prepared>> find) {
        Admitted round = requireNonNull(transactions.execute(status -> admit(find.get())));
        settle(round.exchange().answered());
        reservation = round.reservation();
        List<Prepared.Ready> sending = round.exchange().sending().orElse(List.of());
        hand(round.asked(), sending, reservation);
        hearAll();
        return new Begun(round.found(), sending.size());
    }

    private Admitted admit(List<Prepared> found) {
        Instant now = clock.instant();
        ledger.stop(Prepared.only(found, Prepared.Stopped.class), now);
        List<Prepared.Ready> ready = Prepared.only(found, Prepared.Ready.class);
        Reservation places =
                caps.reserve(ready.stream().map(one -> one.claim().request()).toList(), now);
        Ledger.Exchange exchange = ledger.exchange(answers, ready, places, now);
        if (exchange.sending().isEmpty()) {
            ledger.giveBack(ready.stream().map(Prepared.Ready::claim).toList());
        }
        return new Admitted(found.size(), places, ready, exchange);
    }

    /**
     * Sends as many as the lease leaves time for while the gate stays open; the rest goes back into the queue.
     *
     * @return how many went on the wire
     */
    int send(List<Prepared.Ready> ready, Reservation reservation, Lease lease) {
        this.reservation = reservation;
        int next = 0;
        int sent = 0;
        boolean goesOn = true;
        while (goesOn || delivery.isUnderWay()) {
            goesOn = goesOn && next < ready.size() && !lease.isHalfOver() && !gate.isShut();
            int end = goesOn ? Math.min(next + delivery.room(), ready.size()) : next;
            if (end > next) {
                List<Prepared.Ready> few = ready.subList(next, end);
                Optional<List<Prepared.Ready>> admitted = admit(few, reservation);
                goesOn = admitted.isPresent();
                next = goesOn ? end : next;
                sent += admitted.map(List::size).orElse(0);
                admitted.ifPresent(some -> hand(few, some, reservation));
            }
            record();
            hear();
        }
        recordAnswers();
        giveBack(ready.subList(next, ready.size()), reservation);
        return sent;
    }

    private void hand(List<Prepared.Ready> asked, List<Prepared.Ready> admitted, Reservation reservation) {
        caps.release(reservation, notIn(asked, admitted));
        delivery.hand(admitted);
    }

    /** Waits for the answers still to come and stores those that are not stored yet. */
    void recordAnswers() {
        hearAll();
        record();
    }

    private void hearAll() {
        while (delivery.isUnderWay()) {
            hear();
        }
    }

    private void hear() {
        List<Result> results = delivery.heard();
        if (!results.isEmpty()) {
            answers.add(new Answers(reservation, results, clock.instant()));
            gate.heard(results);
        }
    }

    private void record() {
        if (!answers.isEmpty()) {
            Reservation none = new Reservation(Optional.empty(), Map.of());
            settle(exchange(List.of(), none).answered());
        }
    }

    private Optional<List<Prepared.Ready>> admit(List<Prepared.Ready> few, Reservation reservation) {
        Ledger.Exchange exchange = exchange(few, reservation);
        settle(exchange.answered());
        return exchange.sending();
    }

    private Ledger.Exchange exchange(List<Prepared.Ready> next, Reservation reservation) {
        return requireNonNull(
                transactions.execute(status -> ledger.exchange(answers, next, reservation, clock.instant())));
    }

    /** After the answers are committed: moves the places under the frequency caps to the instant of sending, or frees them. */
    private void settle(Map<UUID, State> states) {
        for (Answers one : answers) {
            Map<SendRequest, Instant> left = new HashMap<>();
            List<SendRequest> stayed = new ArrayList<>();
            for (Result result : one.results()) {
                State state = states.get(result.claim().id());
                if (state == State.ACCEPTED) {
                    left.put(result.claim().request(), one.at());
                } else if (state != State.UNKNOWN) {
                    stayed.add(result.claim().request());
                }
            }
            caps.sent(one.reservation(), left);
            caps.release(one.reservation(), stayed);
        }
        answers.clear();
    }

    private void giveBack(List<Prepared.Ready> rest, Reservation reservation) {
        if (!rest.isEmpty()) {
            transactions.executeWithoutResult(status ->
                    ledger.giveBack(rest.stream().map(Prepared.Ready::claim).toList()));
            caps.release(reservation, notIn(rest, List.of()));
        }
    }

    void close() {
        delivery.close();
    }

    private static List<SendRequest> notIn(List<Prepared.Ready> all, List<Prepared.Ready> some) {
        if (all.size() == some.size()) {
            return List.of();
        }
        Set<UUID> left = some.stream().map(ready -> ready.claim().id()).collect(Collectors.toSet());
        return all.stream()
                .filter(ready -> !left.contains(ready.claim().id()))
                .map(ready -> ready.claim().request())
                .toList();
    }
}
