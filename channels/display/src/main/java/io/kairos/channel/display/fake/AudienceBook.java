package io.kairos.channel.display.fake;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Who is in which audience of a fake network, and what was asked. Thread-safe. */
public final class AudienceBook {

    private final Map<String, Set<String>> members = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();
    private Consumer<Change> told = change -> {};
    private int calls;

    /**
     * One member of one request, whether or not it changed anything.
     *
     * @param member hash of an email, else of a phone number, else of names
     */
    public record Change(String audience, String member, boolean enters) {}

    AudienceBook() {}

    /** Is told each change before the sender is; when it throws, the request has no answer and the change is not made. */
    public synchronized void tell(Consumer<Change> whom) {
        told = whom;
    }

    synchronized void called() {
        calls++;
    }

    synchronized void change(String audience, List<String> people, boolean enters) {
        Set<String> in = members.computeIfAbsent(audience, id -> new LinkedHashSet<>());
        for (String member : people) {
            Change change = new Change(audience, member, enters);
            told.accept(change);
            changes.add(change);
            if (enters) {
                in.add(member);
            } else {
                in.remove(member);
            }
        }
    }

    /** Members by audience id. */
    public synchronized Map<String, Set<String>> members() {
        Map<String, Set<String>> copy = new TreeMap<>();
        members.forEach((audience, in) -> copy.put(audience, Set.copyOf(in)));
        return copy;
    }

    /** Every change asked for, in order. */
    public synchronized List<Change> changes() {
        return List.copyOf(changes);
    }

    /** Requests that reached the network, refused ones included. */
    public synchronized int calls() {
        return calls;
    }
}
