package io.kairos.orchestrator.capture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The events that lanes have not settled yet, by the identifiers they name. An event goes to the lane where one of its
 * identifiers is under way already, else to the one its identifier stands for; where two of its identifiers are under way
 * in two lanes, as when a visitor says who they are, it waits until the other lane has settled them. Thread-safe.
 *
 * <p>Nobody waits for ever: an event waits only for earlier ones, it begins a batch then, and each lane keeps the order in
 * which events were placed.
 */
final class UnderWay {
    private final int lanes;
    private final Map<String, Trace> traces = new HashMap<>();

    /** Where the latest event that names an identifier is. */
    private static final class Trace {
        int lane;
        int events;
        Submission.Entry latest;

        Trace(Submission.Entry latest) {
            this.latest = latest;
        }
    }

    UnderWay(int lanes) {
        this.lanes = lanes;
    }

    /** Says which lane takes the event, and notes on it what it waits for. Events have to be placed in their order. */
    synchronized int place(Submission.Entry entry) {
        var identifiers = identifiers(entry.event());
        var known =
                identifiers.stream().map(traces::get).filter(Objects::nonNull).findFirst();
        int lane = known.map(trace -> trace.lane)
                .orElseGet(
                        () -> Math.floorMod(spread(identifiers.iterator().next().hashCode()), lanes));
        List<Submission.Entry> elsewhere = new ArrayList<>();
        for (String identifier : identifiers) {
            Trace trace = traces.computeIfAbsent(identifier, id -> new Trace(entry));
            if (trace.events > 0 && trace.lane != lane) elsewhere.add(trace.latest);
            trace.lane = lane;
            trace.latest = entry;
            trace.events++;
        }
        entry.waitFor(elsewhere);
        return lane;
    }

    /** These are stored, known, refused or failed: whoever waits for them goes on. */
    synchronized void settled(List<Submission.Entry> entries) {
        for (Submission.Entry entry : entries) {
            entry.settle();
            for (String identifier : identifiers(entry.event())) {
                Trace trace = traces.get(identifier);
                if (trace != null && --trace.events == 0) traces.remove(identifier);
            }
        }
        notifyAll();
    }

    /** Waits until everything the event waits for is settled. */
    synchronized void awaitTurn(Submission.Entry entry) throws InterruptedException {
        while (!entry.isItsTurn()) wait();
    }

    synchronized boolean isItsTurn(Submission.Entry entry) {
        return entry.isItsTurn();
    }

    private static Set<String> identifiers(CapturedEvent event) {
        Set<String> identifiers = new LinkedHashSet<>();
        Stream.of(event.userId(), event.anonymousId(), event.previousId())
                .forEach(identifier -> identifier.ifPresent(identifiers::add));
        return identifiers;
    }

    /** Numbered identifiers differ in their last digit only. */
    private static int spread(int hash) {
        return hash * 0x9E3779B9 >>> 16;
    }
}
