package io.kairos.timing;

import io.kairos.timing.survival.Frailty;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * How fast this customer decides. All customers follow a law with survival S(t); behind it each has a pace z ~ Γ(a, rate a), so that
 * at pace 1 the summed hazard is {@code H(t) = a (S(t)^(−1/a) − 1)}. After n purchases within earlier needs of summed hazard h the pace is
 * Γ(a + n, a + h), and the customer's own survival {@code ((a + h) / (a + h + H(t)))^(a + n)}; with nothing known it is S(t) itself.
 * Source: Clayton 1978; Vaupel, Manton, Stallard 1979. The prior, a = 2, variance 0.5 of the pace, is not fitted.
 *
 * @param needs how many earlier needs spoke
 */
record OwnPace(Frailty own, int needs) {

    static final Frailty EVERYBODY = new Frailty(2, 2);

    /** A need at the very end of its law says no more than this. */
    private static final double LEAST_SURVIVAL = 1e-9;

    /** @param survival of everybody, at the end of an earlier need; empty: it does not fit this law */
    static OwnPace of(List<EarlierNeed> earlier, Function<EarlierNeed, OptionalDouble> survival) {
        Frailty own = EVERYBODY;
        int needs = 0;
        for (EarlierNeed each : earlier) {
            OptionalDouble share = survival.apply(each);
            if (share.isEmpty()) continue;
            double left = Math.min(1, Math.max(LEAST_SURVIVAL, share.getAsDouble()));
            own = own.after(each.bought() ? 1 : 0, EVERYBODY.hazard(left));
            needs++;
        }
        return new OwnPace(own, needs);
    }

    boolean known() {
        return needs > 0;
    }

    /** The customer's own share left at the time at which everybody's is this, 0..1. */
    double survival(double everybody) {
        if (!known() || everybody >= 1) return Math.min(1, everybody);
        return everybody > 0 ? own.survival(EVERYBODY.hazard(everybody)) : 0;
    }

    /** Everybody's share left at the time at which the customer's own is this, 0..1. */
    double everybody(double survival) {
        if (!known() || survival >= 1) return Math.min(1, survival);
        return survival > 0 ? EVERYBODY.survival(own.hazard(survival)) : 0;
    }

    Reason reason() {
        return new Reason("pace.own", Map.of("count", Integer.toString(needs), "pace", Params.number(own.mean())));
    }
}
