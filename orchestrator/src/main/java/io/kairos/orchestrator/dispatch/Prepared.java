package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.OutboundMessage;
import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.guard.Ruling;
import io.kairos.orchestrator.guard.Verdict;
import java.util.List;
import java.util.Map;

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
    record Stopped(Claim claim, Ruling ruling) implements Prepared {
        /** What the guards would have let go, refused for another reason. */
        static Stopped refused(Claim claim, Ruling ruling, String code, String why) {
            NewDispatch dispatch = claim.dispatch();
            Map<String, String> params =
                    Map.of("channel", dispatch.channel(), "template", dispatch.template(), "why", why);
            return new Stopped(claim, ruling.and(new Verdict.Refuse(new Reason(code, params)), dispatch.deadline()));
        }
    }
}
