package io.kairos.orchestrator.moment;

import io.kairos.timing.Pressure;
import io.kairos.timing.fatigue.Fatigue;
import io.kairos.timing.fatigue.FatigueState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages tire a customer, whatever they are about. The level m lies in 0 to 1; a message sent at level m keeps 1 − m of its
 * response and costs the customer with probability u0 + u1·m.
 *
 * @param kappa share of the rest that one message uses up; default 0.17: the response to a further call of a bank falls by e^−0.188
 *     (Moro, Cortez, Rita 2014, own fit), which bounds fatigue from above
 * @param halfLife time in which the level halves; default 7 days, a rule
 * @param unsubscribeBase u0; default 0
 * @param unsubscribeSlope u1; default 0
 * @param loss what an unsubscription costs, in the currency of the product types; default 0
 */
@ConfigurationProperties("kairos.moments.fatigue")
record FatigueSetting(
        @DefaultValue("0.17") double kappa,
        @DefaultValue("7d") Duration halfLife,
        @DefaultValue("0") double unsubscribeBase,
        @DefaultValue("0") double unsubscribeSlope,
        @DefaultValue("0") double loss) {

    FatigueSetting {
        // a law that makes no sense is refused at the start
        law(kappa, halfLife, unsubscribeBase, unsubscribeSlope);
    }

    /** After these messages, oldest first, none of them after {@code now}. */
    Pressure after(List<Instant> messages, Instant now) {
        Fatigue law = law(kappa, halfLife, unsubscribeBase, unsubscribeSlope);
        FatigueState state = FatigueState.rested(messages.isEmpty() ? now : messages.get(0));
        for (Instant message : messages) {
            state = state.sent(message, law);
        }
        return new Pressure(law, state.at(now, law), loss);
    }

    private static Fatigue law(double kappa, Duration halfLife, double unsubscribeBase, double unsubscribeSlope) {
        return new Fatigue(kappa, halfLife, unsubscribeBase, unsubscribeSlope);
    }
}
