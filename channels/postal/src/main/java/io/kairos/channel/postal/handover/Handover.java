package io.kairos.channel.postal.handover;

import java.time.Duration;

/** How batches reach the print provider. Thread-safe. */
public interface Handover extends AutoCloseable {

    /** Hands a batch over as a whole or not at all; a batch that is there already stays as it is. Does not throw. */
    Result put(PrintBatch batch);

    /** Closing twice is harmless. */
    @Override
    void close();

    /** What became of a batch. */
    sealed interface Result {

        /** The provider has it. */
        record Done() implements Result {}

        /** The provider certainly does not have it. */
        record Later(Duration after, String why) implements Result {}

        /** The provider may have it. */
        record Unclear(String why) implements Result {}
    }
}
