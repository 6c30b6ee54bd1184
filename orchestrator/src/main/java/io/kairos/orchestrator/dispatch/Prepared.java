package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.OutboundMessage;
import io.kairos.orchestrator.guard.Ruling;

/** A claimed dispatch after everything but the frequency caps has spoken. */
sealed interface Prepared {
    Claim claim();

    /** It may go. */
    record Ready(Claim claim, Ruling ruling, OutboundMessage message) implements Prepared {}

    /** It is held or refused. */
    record Stopped(Claim claim, Ruling ruling) implements Prepared {}
}
