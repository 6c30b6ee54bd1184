package io.kairos.orchestrator.guard;

import io.kairos.orchestrator.decision.Reason;
import java.time.Instant;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A message that is worth nothing any more is refused. */
@Component
@Order(GuardOrder.DEADLINE)
final class DeadlineGuard implements Guard {
    @Override
    public Verdict ask(SendContext context) {
        if (context.request().deadline().isEmpty()) {
            return new Verdict.Allow(Reason.of("no-deadline"));
        }
        Instant deadline = context.request().deadline().get();
        Map<String, String> params =
                Map.of("deadlineAt", deadline.toString(), "zone", context.zone().getId());
        return context.now().isAfter(deadline)
                ? new Verdict.Refuse(new Reason("deadline-passed", params))
                : new Verdict.Allow(new Reason("before-deadline", params));
    }
}
