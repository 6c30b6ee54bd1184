package io.kairos.orchestrator.moment;

import io.kairos.journeys.product.ProductType;
import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.decision.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.springframework.stereotype.Component;

/** The moments that a marketer's rule names: the instant is given, channels and their days are still looked at. */
@Component
public class RuleMoments {
    private final Moments moments;

    RuleMoments(Moments moments) {
        this.moments = moments;
    }

    /** The wait ends at this instant; a letter leaves so much earlier that it is there in time. */
    public MomentAnswer at(ProductType type, MomentQuestion question, Instant at, Reason reason) {
        var answer = moments.on(type, question, new MomentAnswers.Rule(at, reason, RuleMoments::timing));
        if (answer.send()) {
            return answer;
        }
        // No channel is open now; the wait lasts all the same, and gateways behind it learn that nothing is worth
        // sending.
        return new MomentAnswer(
                false, at, Optional.empty(), answer.channels(), Timing.at(at), answer.reasons(), answer.inputs());
    }

    /** A rule says when, not how long it stays useful: a week is what derived products have. */
    private static Timing timing(Instant at) {
        return new Timing(
                Optional.of(at),
                Optional.empty(),
                Optional.empty(),
                Optional.of(at.plus(Duration.ofDays(7))),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.of("journey-rule"),
                Optional.of("STATIC_RULE"));
    }
}
