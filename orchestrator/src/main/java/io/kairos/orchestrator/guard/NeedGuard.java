package io.kairos.orchestrator.guard;

import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.guard.SendContext.NeedStanding;
import java.time.Instant;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Nothing is said about a need that closed after the journey began; a journey that began with the closing may speak. */
@Component
@Order(GuardOrder.NEED)
final class NeedGuard implements Guard {
    @Override
    public Verdict ask(SendContext context) {
        if (SystemMessages.is(context.request().origin().journeyId())) {
            return new Verdict.Allow(Reason.of("about-no-need"));
        }
        if (context.need().isEmpty()) {
            return new Verdict.Refuse(Reason.of("need-missing"));
        }
        NeedStanding need = context.need().get();
        if (need.state().equals("open")) {
            return new Verdict.Allow(Reason.of("need-open"));
        }
        Instant closedAt = need.closedAt().orElse(Instant.MIN);
        boolean beganAfterwards = need.enrolledAt()
                .filter(enrolledAt -> !enrolledAt.isBefore(closedAt))
                .isPresent();
        if (beganAfterwards) {
            return new Verdict.Allow(new Reason("journey-after-need", Map.of("state", need.state())));
        }
        return new Verdict.Refuse(new Reason(
                "need-closed",
                Map.of(
                        "state",
                        need.state(),
                        "closedAt",
                        need.closedAt().orElse(context.now()).toString())));
    }
}
