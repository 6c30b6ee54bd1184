package io.kairos.orchestrator.dispatch;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** How many messages a provider takes in a time. Thread-safe. */
interface Rate {
    /** As many as wanted, always. */
    Rate NONE = new Rate() {
        @Override
        public int take(int wanted) {
            return wanted;
        }

        @Override
        public void giveBack(int unused) {}

        @Override
        public Optional<Instant> freeAt() {
            return Optional.empty();
        }

        @Override
        public boolean isLocal() {
            return false;
        }

        @Override
        public OptionalInt perSecond() {
            return OptionalInt.empty();
        }
    };

    /** How many of these may be sent now. */
    int take(int wanted);

    /** So many were not sent. */
    void giveBack(int unused);

    /** When at least one may be sent, if none may now. */
    Optional<Instant> freeAt();

    /** Whether this node keeps to a share of its own, since it cannot ask the others. */
    boolean isLocal();

    /** How many messages a second all nodes may send together; empty for any number. */
    OptionalInt perSecond();
}
