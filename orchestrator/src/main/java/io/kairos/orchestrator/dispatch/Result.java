package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.DeliveryOutcome;

/** What a channel answered for one message. */
record Result(Claim claim, boolean repeatable, DeliveryOutcome outcome) {}
