package io.kairos.orchestrator.fault;

import io.kairos.orchestrator.fault.FaultProxy.Piece;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the fence out of every move on its way to PostgreSQL: epoch and state are no longer compared. */
final class NoFence implements FaultProxy.Tap {
    private static final Pattern FENCE =
            Pattern.compile("(held|dispatch)\\.epoch = move\\.epoch|(held|dispatch)\\.state = move\\.from_state");

    private final AtomicInteger removed = new AtomicInteger();

    @Override
    public byte[] see(Piece piece) {
        if (!piece.fromClient() || !piece.text().contains("move.epoch")) {
            return piece.bytes();
        }
        Matcher fence = FENCE.matcher(piece.text());
        StringBuilder without = new StringBuilder();
        while (fence.find()) {
            removed.incrementAndGet();
            // as long as what it replaces, since the message says how long it is
            fence.appendReplacement(without, String.format("%-" + fence.group().length() + "s", "true"));
        }
        fence.appendTail(without);
        return without.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** How many comparisons were taken out so far. */
    int removed() {
        return removed.get();
    }
}
