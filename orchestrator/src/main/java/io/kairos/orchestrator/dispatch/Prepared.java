package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.OutboundMessage;
import io.kairos.orchestrator.guard.Ruling;
import java.util.List;

/** A claimed dispatch after everything but the frequency caps has spoken. */
sealed interface Prepared {
    Claim claim();

    /** Those of one kind. */
    static <T extends Prepared> List<T> only(List<Prepared> prepared, Class<T> kind) {
        return prepared.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** It may go. */
    record Ready(Claim claim, Ruling ruling, OutboundMessage message) implements Prepared {}

    /** It is held or refused. */
    record Stopped(Claim claim, Ruling ruling) implements Prepared {}
}
