package io.kairos.orchestrator.fault;

import io.kairos.orchestrator.fault.FaultProxy.Cut;
import io.kairos.orchestrator.fault.FaultProxy.Piece;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Springs a trap at a point of one hand-off by SMTP or HTTP. */
final class ProviderTap implements FaultProxy.Tap {
    /** Where in the hand-off. */
    enum Point {
        /** Half of the message has left. */
        HALF,
        /** The provider has it, and its answer is on the way. */
        TAKEN
    }

    private final Point point;
    private final Trap trap;
    private final AtomicInteger left = new AtomicInteger(1);
    private final Set<Integer> handed = new HashSet<>();

    ProviderTap(Point point, Trap trap) {
        this.point = point;
        this.trap = trap;
    }

    @Override
    public byte[] see(Piece piece) throws Cut, InterruptedException {
        if (isPoint(piece) && left.getAndDecrement() > 0) {
            if (point == Point.HALF) {
                piece.passHalf();
            }
            trap.spring();
        }
        return piece.bytes();
    }

    private synchronized boolean isPoint(Piece piece) {
        String text = piece.text();
        if (piece.fromClient()) {
            boolean begins = text.startsWith("POST ") || text.contains("Message-ID:");
            boolean ends = text.startsWith("POST ") || text.endsWith("\r\n.\r\n");
            if (ends) {
                handed.add(piece.connection());
            }
            return begins && point == Point.HALF;
        }
        boolean taken = text.startsWith("HTTP/1.1 2") || text.startsWith("250");
        return taken && handed.remove(piece.connection()) && point == Point.TAKEN;
    }
}
