package io.kairos.orchestrator.capture;

import io.kairos.orchestrator.customer.Claim;
import io.kairos.orchestrator.customer.CustomerBatch;
import io.kairos.orchestrator.customer.CustomerBook;
import io.kairos.orchestrator.customer.CustomerFact;
import io.kairos.orchestrator.customer.FactReader;
import io.kairos.orchestrator.customer.TimeOrderedIds;
import io.kairos.orchestrator.platform.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One attempt to capture a list of events with all that follows from them: everything is committed, or nothing. */
@Component
class CaptureTransaction {
    private final TransactionTemplate transaction;
    private final EventStore store;
    private final CustomerBook book;
    private final ObjectProvider<EventEffects> effects;
    private final InstantSource clock;

    CaptureTransaction(
            PlatformTransactionManager transactions,
            EventStore store,
            CustomerBook book,
            ObjectProvider<EventEffects> effects,
            InstantSource clock) {
        this.transaction = new TransactionTemplate(transactions);
        this.store = store;
        this.book = book;
        this.effects = effects;
        this.clock = clock;
    }

    /**
     * Stores the events and commits.
     *
     * @return how many of them were new; the others were known by their message id
     * @throws RefusedPositionsException when some events cannot be accepted; nothing is stored
     */
    Stored store(List<CapturedEvent> events) {
        Stored stored = transaction.execute(status -> capture(events));
        if (stored == null) throw new IllegalStateException("the transaction answered nothing");
        return stored;
    }

    /** Which positions of the list were new. */
    record Stored(Set<Integer> fresh) {}

    private Stored capture(List<CapturedEvent> events) {
        Instant now = clock.instant();
        Map<String, Integer> positions = new LinkedHashMap<>();
        for (int i = 0; i < events.size(); i++)
            positions.putIfAbsent(events.get(i).messageId(), i);
        Set<String> claimed = store.claim(positions.keySet(), now);
        List<Integer> fresh = positions.entrySet().stream()
                .filter(entry -> claimed.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (!fresh.isEmpty()) capture(fresh.stream().map(events::get).toList(), fresh, now);
        return new Stored(Set.copyOf(fresh));
    }

    private void capture(List<CapturedEvent> events, List<Integer> positions, Instant now) {
        CustomerBatch batch =
                book.open(events.stream().map(CaptureTransaction::claim).toList(), now);
        if (!batch.refused().isEmpty()) {
            Map<Integer, Problem> problems = new HashMap<>();
            batch.refused().forEach(i -> problems.put(positions.get(i), CaptureProblems.twoKnownCustomers()));
            throw new RefusedPositionsException(problems);
        }
        List<StoredEvent> stored = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            CapturedEvent event = events.get(i);
            batch.fold(i, fact(event));
            stored.add(new StoredEvent(
                    batch.owner(i),
                    TimeOrderedIds.next(now),
                    event.type(),
                    event.name(),
                    event.occurredAt(),
                    now,
                    event.properties(),
                    event.context()));
        }
        batch.write();
        store.insert(stored, events);
        applyEffects(batch, stored, positions);
    }

    private void applyEffects(CustomerBatch batch, List<StoredEvent> stored, List<Integer> positions) {
        List<EventEffects> all = effects.orderedStream().toList();
        if (all.isEmpty()) return;
        List<StoredEvent> ordered = new ArrayList<>(stored);
        ordered.sort(Comparator.comparing(StoredEvent::occurredAt));
        try {
            for (EventEffects effect : all) {
                batch.merges().forEach(merge -> effect.merged(merge.from(), merge.into()));
                effect.apply(List.copyOf(ordered));
            }
        } catch (EventRefusedException refused) {
            Map<UUID, Integer> byId = new HashMap<>();
            for (int i = 0; i < stored.size(); i++) byId.put(stored.get(i).id(), positions.get(i));
            Map<Integer, Problem> problems = new HashMap<>();
            refused.problems().forEach((id, problem) -> {
                Integer position = byId.get(id);
                if (position == null) throw new IllegalStateException("refused event " + id + " is not in this batch");
                problems.put(position, problem);
            });
            throw new RefusedPositionsException(problems);
        }
    }

    private static Claim claim(CapturedEvent event) {
        boolean joins = event.type() == EventType.IDENTIFY || event.type() == EventType.ALIAS;
        return new Claim(event.userId(), event.anonymousId(), event.previousId(), joins);
    }

    /** What an event says about its customer. */
    static CustomerFact fact(CapturedEvent event) {
        return event.type() == EventType.IDENTIFY
                ? FactReader.identify(event.occurredAt(), event.properties(), event.context())
                : FactReader.event(event.occurredAt(), event.name(), event.properties(), event.context());
    }
}
