package io.kairos.channel.providers;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Which messages a server fails on: first the faults in line, one message each, then the lasting one. Thread-safe. */
public final class Faults {

    private final Deque<Optional<Fault>> line = new ArrayDeque<>();
    private Optional<Fault> lasting = Optional.empty();

    /** The next messages fail in these ways, one each. */
    public synchronized Faults next(Fault... faults) {
        List.of(faults).forEach(fault -> line.add(Optional.of(fault)));
        return this;
    }

    /** The next message does not fail. */
    public synchronized Faults nextWell() {
        line.add(Optional.empty());
        return this;
    }

    /** Every message after those in line fails in this way. */
    public synchronized Faults always(Fault fault) {
        lasting = Optional.of(fault);
        return this;
    }

    /** Nothing fails from now on. */
    public synchronized Faults none() {
        line.clear();
        lasting = Optional.empty();
        return this;
    }

    /** How many messages the faults in line are for. */
    public synchronized int left() {
        return line.size();
    }

    /** What the message at hand fails by, if it does; it is in line no longer. */
    public synchronized Optional<Fault> take() {
        return line.isEmpty() ? lasting : line.remove();
    }
}
