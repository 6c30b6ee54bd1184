package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.Channel;

/** The way emails go, for mails that try a message: past the queue, to the same relay. */
public interface TestRoad {
    /** The email channel. */
    Channel email();

    /** Whether mail stays on this machine, in the built-in mailbox. */
    boolean staysHere();
}
