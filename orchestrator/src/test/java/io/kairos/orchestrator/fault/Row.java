package io.kairos.orchestrator.fault;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the database says of one message.
 *
 * @param moves every change of its state, in order
 * @param sends how many decisions to send it are stored
 * @param resent whether a decision says that it was put back into the queue on purpose after an unknown end
 */
record Row(
        UUID id,
        String state,
        Optional<String> closeCode,
        int attempts,
        List<Transition> moves,
        int sends,
        boolean resent) {
    /** One change of state as the database saw it: by which node, under which epoch, and whether the lease had run out. */
    record Transition(String from, String to, int epochBefore, int epoch, String node, boolean expired) {
        @Override
        public String toString() {
            return from + " to " + to + " by " + node + " in epoch " + epoch;
        }
    }

    boolean isSettled() {
        return List.of("accepted", "refused", "cancelled", "unknown").contains(state);
    }
}
