package io.kairos.orchestrator.fault;

import io.kairos.orchestrator.fault.FaultProxy.Cut;
import io.kairos.orchestrator.fault.FaultProxy.Piece;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Springs a trap at a point of the transactions that write something. */
final class SqlTap implements FaultProxy.Tap {
    /** A claim of dispatches under a lease. */
    static final Pattern LEASE = Pattern.compile("set state = 'claimed'");
    /** The same, or one that lasts as long as its transaction. */
    static final Pattern CLAIM = Pattern.compile("set state = 'claimed'|for no key update skip locked");
    /** A move to the state {@code sending}, as an element of an array. */
    static final Pattern SENDING = element("sending");
    /** A move to the state {@code accepted}. */
    static final Pattern ACCEPTED = element("accepted");
    /** The beginning of a journey. */
    static final Pattern ENROLMENT = Pattern.compile("copy enrolment ");
    /** The storing of events. */
    static final Pattern EVENT = Pattern.compile("insert into event_key");

    /** Where in the transaction. */
    enum Point {
        /** The statement is about to leave. */
        WRITE,
        /** Its answer has come and says that rows were changed. */
        WRITTEN,
        /** The commit is about to leave. */
        COMMIT,
        /** The commit is done, and its answer has come. */
        COMMITTED
    }

    private static final Pattern CHANGED = Pattern.compile("(UPDATE|SELECT) [1-9]\\d*\0");
    private static final int TAIL = 64;

    private final Pattern marker;
    private final Point point;
    private final Trap trap;
    private final AtomicInteger left;
    private final Map<Integer, String> tails = new HashMap<>();
    private final Set<Integer> writing = new HashSet<>();
    private final Set<Integer> committing = new HashSet<>();

    /** @param times how often it springs; afterwards everything passes */
    SqlTap(Pattern marker, Point point, Trap trap, int times) {
        this.marker = marker;
        this.point = point;
        this.trap = trap;
        this.left = new AtomicInteger(times);
    }

    private static Pattern element(String word) {
        return Pattern.compile(
                "[{,\"]" + word + "[},\"]|\0\0\0" + Pattern.quote(String.valueOf((char) word.length())) + word);
    }

    @Override
    public byte[] see(Piece piece) throws Cut, InterruptedException {
        if (left.get() > 0 && isPoint(piece) && left.getAndDecrement() > 0) {
            trap.spring();
        }
        return piece.bytes();
    }

    private synchronized boolean isPoint(Piece piece) {
        int connection = piece.connection();
        return piece.fromClient() ? fromClient(connection, piece.text()) : fromServer(connection, piece.text());
    }

    private boolean fromClient(int connection, String bytes) {
        String text = tails.getOrDefault(connection, "") + bytes;
        tails.put(connection, text.substring(Math.max(0, text.length() - TAIL)));
        if (marker.matcher(text).find()) {
            // what comes next on this connection is not the same statement once more
            tails.put(connection, "");
            writing.add(connection);
            return point == Point.WRITE;
        }
        if (bytes.contains("ROLLBACK\0")) {
            writing.remove(connection);
        }
        if (bytes.contains("COMMIT\0") && writing.remove(connection)) {
            committing.add(connection);
            return point == Point.COMMIT;
        }
        return false;
    }

    private boolean fromServer(int connection, String text) {
        if (point == Point.WRITTEN && writing.contains(connection)) {
            boolean changed = CHANGED.matcher(text).find();
            if (text.contains("UPDATE 0\0") || text.contains("SELECT 0\0")) {
                writing.remove(connection);
            }
            return changed;
        }
        return committing.contains(connection)
                && text.contains("COMMIT\0")
                && committing.remove(connection)
                && point == Point.COMMITTED;
    }
}
