package io.kairos.orchestrator.guard;

import io.kairos.orchestrator.decision.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A message that comes later than planned, because the program stood still or was too busy, does what its step says: it is
 * predicted anew, left out, or ends the journey. Time spent in holds does not count: it was planned.
 */
@Component
@Order(GuardOrder.LATENESS)
final class LatenessGuard implements Guard {
    /** What a hold says that asks for a new prediction. */
    static final String PREDICT = "late-predicted";

    private final StepPolicies policies;

    LatenessGuard(StepPolicies policies) {
        this.policies = policies;
    }

    @Override
    public Verdict ask(SendContext context) {
        SendRequest.Origin origin = context.request().origin();
        Optional<LatePolicy> policy =
                policies.ofLate(origin.journeyId(), context.stake().journeyVersion(), origin.step());
        Instant planned = origin.plannedAt();
        if (policy.isEmpty() || context.now().isBefore(planned.plus(policy.get().limit()))) {
            return new Verdict.Allow(Reason.of("in-time"));
        }
        Map<String, String> params = Map.of(
                "plannedAt", planned.toString(),
                "minutes",
                        Long.toString(Duration.between(planned, context.now()).toMinutes()),
                "limit", Long.toString(policy.get().limit().toMinutes()));
        return switch (policy.get().then()) {
            case PREDICT -> new Verdict.HoldUntil(context.now(), new Reason(PREDICT, params));
            case SKIP -> new Verdict.Refuse(new Reason("late-skipped", params), true);
            case EXPIRE -> new Verdict.Refuse(new Reason("late-expired", params), true);
        };
    }
}
