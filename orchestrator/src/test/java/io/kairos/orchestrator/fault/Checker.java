package io.kairos.orchestrator.fault;

import io.kairos.channel.display.identity.MetaIdentifiers;
import io.kairos.channel.spi.Recipient;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Joins the providers' ledgers with the database and says where the promise was broken. */
final class Checker {
    private static final Set<String> LEGAL = Set.of(
            "ready claimed",
            "held claimed",
            // claimed and moved in one transaction
            "ready sending",
            "held sending",
            "ready held",
            "held held",
            "held refused",
            // by a claim, or when it becomes known late
            "ready refused",
            "claimed ready",
            "claimed held",
            "claimed refused",
            "claimed sending",
            "claimed cancelled",
            "ready cancelled",
            "held cancelled",
            "sending accepted",
            "sending refused",
            "sending ready",
            "sending unknown",
            // what becomes known late
            "unknown accepted",
            "unknown refused",
            "unknown ready",
            "unknown cancelled",
            "ready accepted");

    private final Fakes fakes;
    private final Ground ground;

    Checker(Fakes fakes, Ground ground) {
        this.fakes = fakes;
        this.ground = ground;
    }

    /**
     * Counts these messages and notes every violation of I2 (accepted at most once, or as often as stored), I3 (nothing stuck) and I7
     * (legal moves only, each by the node that held the claim).
     *
     * @param listed what the operator's list of unknown ends names
     */
    void check(Collection<Message> messages, Set<UUID> listed, Tally tally) {
        Map<UUID, Row> rows = ground.rows(messages);
        Map<Channels, Map<String, Long>> ledgers = new EnumMap<>(Channels.class);
        Channels.ALL.forEach(channel -> ledgers.put(channel, fakes.acceptances(channel)));
        tally.count(messages.size());
        for (Message message : messages) {
            long accepted = Optional.ofNullable(ledgers.get(message.kind()))
                    .map(ledger -> ledger.getOrDefault(keyOf(message), 0L))
                    .orElse(0L);
            Optional<Row> row = Optional.ofNullable(rows.get(message.id()));
            if (row.isEmpty()) {
                tally.lost("I1 " + message.id() + " by " + message.channel() + " is gone from the database");
                continue;
            }
            check(message, row.get(), accepted, listed, tally);
        }
    }

    /** How often a provider has this message. */
    long acceptances(Message message) {
        return fakes.acceptances(message.kind()).getOrDefault(keyOf(message), 0L);
    }

    private static String keyOf(Message message) {
        if (message.kind() != Channels.DISPLAY) {
            return message.id().toString();
        }
        Optional<String> none = Optional.empty();
        return MetaIdentifiers.emailHash(
                        new Recipient.Identity(Optional.of(message.email()), none, none, none, none, none))
                .orElseThrow();
    }

    private static void check(Message message, Row row, long accepted, Set<UUID> listed, Tally tally) {
        String name = message.id() + " by " + message.channel() + " (" + row.state() + ")";
        if (!row.isSettled()) {
            tally.violation("I3 " + name + " never came to an end: " + row.moves());
        }
        if (row.state().equals("accepted") && accepted == 0) {
            tally.lost("I2 " + name + " is recorded as accepted, but no provider has it");
        }
        if (row.state().equals("refused") && accepted > 0) {
            tally.violation("I2 " + name + " is recorded as refused, but its provider has it");
        }
        if (accepted > 1 && !message.kind().isRepeatable() && !row.resent()) {
            tally.doubled("I2 " + name + " was accepted " + accepted + " times: " + row.moves());
        }
        if (accepted > row.sends()) {
            tally.violation("I2 " + name + " was accepted " + accepted + " times, but " + row.sends()
                    + " hand-offs are stored");
        }
        if (row.state().equals("unknown")) {
            tally.unknown(listed.contains(message.id()));
            tally.expect(listed.contains(message.id()), "I2 " + name + " is unknown, and nobody is told");
        }
        moves(name, row.moves(), tally);
    }

    private static void moves(String name, List<Row.Transition> moves, Tally tally) {
        String owner = "";
        String state = "ready";
        for (Row.Transition move : moves) {
            boolean legal = LEGAL.contains(move.from() + " " + move.to())
                    && move.from().equals(state)
                    && (taken(move) || move.epoch() == move.epochBefore() && !mustTake(move));
            if (!legal) {
                tally.violation("I7 " + name + " went from " + move);
            }
            if (taken(move)) {
                owner = move.node();
            } else if (isOwners(move) && !move.node().equals(owner)) {
                tally.violation("I7 " + name + ": " + move + ", but it was " + owner + "'s");
            }
            state = move.to();
        }
    }

    private static boolean mustTake(Row.Transition move) {
        return move.to().equals("claimed")
                || move.to().equals("sending") && !move.from().equals("claimed");
    }

    /** A claim begins a new epoch, and so does what a node does to a waiting message without one. */
    private static boolean taken(Row.Transition move) {
        boolean claimed = List.of("claimed", "sending").contains(move.to())
                && Stream.of("ready", "held").anyMatch(move.from()::equals);
        return move.epoch() == move.epochBefore() + 1
                && (claimed
                        || List.of("ready held", "held held", "ready refused", "held refused")
                                .contains(move.from() + " " + move.to()));
    }

    /** Only who holds the claim may do this; what a lease's end, a purchase or an opt-out does is anybody's. */
    private static boolean isOwners(Row.Transition move) {
        boolean held = Stream.of("claimed", "sending").anyMatch(move.from()::equals);
        boolean takenOver = move.expired() && Stream.of("ready", "unknown").anyMatch(move.to()::equals);
        return held && !takenOver && !move.to().equals("cancelled");
    }
}
