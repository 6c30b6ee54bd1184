package io.kairos.orchestrator.fault;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** A point of the work at which a node is killed. */
enum CrashPoint {
    /** The claim is committed, and nothing else has happened. */
    AFTER_CLAIM,
    /** The dispatch is committed as on the wire, and no byte has left. */
    AFTER_SENDING,
    /** Half of the message has left. */
    MID_DATA,
    /** The provider has the message, and its answer has not arrived. */
    AFTER_DOT,
    /** The answer has arrived, and is about to be written down. */
    AFTER_250,
    /** It is written down, and the commit has not left. */
    BEFORE_COMMIT,
    /** It is committed, and the program has not heard so. */
    AFTER_COMMIT,
    /** An event has begun a journey in the engine, and the commit has not left. */
    MID_CORRELATE;

    /** Whether the provider had the message when the node died. */
    boolean isTaken() {
        return compareTo(AFTER_DOT) >= 0 && compareTo(AFTER_COMMIT) <= 0;
    }

    /** Whether it was not known then how the hand-off ended. */
    boolean isInDoubt() {
        return compareTo(AFTER_SENDING) >= 0 && compareTo(BEFORE_COMMIT) <= 0;
    }

    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Lays the trap that the next work of that node goes into. */
    Trap set(Node node, Fakes fakes) {
        return switch (this) {
            case AFTER_CLAIM -> sql(node, SqlTap.CLAIM, SqlTap.Point.WRITTEN);
            case AFTER_SENDING -> sql(node, SqlTap.SENDING, SqlTap.Point.COMMITTED);
            case MID_DATA -> providers(fakes, ProviderTap.Point.HALF);
            case AFTER_DOT -> providers(fakes, ProviderTap.Point.TAKEN);
            case AFTER_250 -> sql(node, SqlTap.ACCEPTED, SqlTap.Point.WRITE);
            case BEFORE_COMMIT -> sql(node, SqlTap.ACCEPTED, SqlTap.Point.COMMIT);
            case AFTER_COMMIT -> sql(node, SqlTap.ACCEPTED, SqlTap.Point.COMMITTED);
            case MID_CORRELATE -> sql(node, SqlTap.ENROLMENT, SqlTap.Point.COMMIT, 1);
        };
    }

    /** Every channel has a lane, and with it transactions, of its own: all of them are held. */
    private static Trap sql(Node node, Pattern marker, SqlTap.Point point) {
        return sql(node, marker, point, Channels.ALL.size());
    }

    private static Trap sql(Node node, Pattern marker, SqlTap.Point point, int transactions) {
        Trap trap = new Trap(transactions);
        node.database().tap(new SqlTap(marker, point, trap, transactions));
        return trap;
    }

    private static Trap providers(Fakes fakes, ProviderTap.Point point) {
        Map<Channels, FaultProxy> proxies = fakes.proxies;
        Trap trap = new Trap(proxies.size());
        proxies.values().forEach(proxy -> proxy.tap(new ProviderTap(point, trap)));
        return trap;
    }
}
