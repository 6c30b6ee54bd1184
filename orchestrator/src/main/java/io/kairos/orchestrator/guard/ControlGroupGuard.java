package io.kairos.orchestrator.guard;

import io.kairos.orchestrator.decision.Reason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Keeps a share of the customers without marketing, of all journeys or of one, to measure what the messages bring. */
@Component
@Order(GuardOrder.CONTROL_GROUP)
final class ControlGroupGuard implements Guard {
    private static final String EVERYTHING = "";

    private final ControlGroupSettings shares;
    private final GuardSettings settings;
    private final Supplier<byte[]> key;

    @Autowired
    ControlGroupGuard(ControlGroupSettings shares, GuardSettings settings, HoldoutKey key) {
        this(shares, settings, key::bytes);
    }

    ControlGroupGuard(ControlGroupSettings shares, GuardSettings settings, Supplier<byte[]> key) {
        this.shares = shares;
        this.settings = settings;
        this.key = key;
    }

    @Override
    public Verdict ask(SendContext context) {
        SendRequest request = context.request();
        if (settings.isTransactional(request.topic())) {
            return new Verdict.Allow(Reason.of("no-control-group"));
        }
        String journey = request.origin().journeyId();
        double ofJourney = shares.journeys().getOrDefault(journey, 0.0);
        if (shares.share() == 0 && ofJourney == 0) {
            return new Verdict.Allow(Reason.of("no-control-group"));
        }
        if (isIn(EVERYTHING, shares.share(), request.customerId())) {
            return withheld("control-group", shares.share(), journey);
        }
        if (isIn(journey, ofJourney, request.customerId())) {
            return withheld("control-group-of-journey", ofJourney, journey);
        }
        return new Verdict.Allow(new Reason("not-in-control-group", Map.of("journey", journey)));
    }

    private boolean isIn(String group, double share, UUID customer) {
        return share > 0 && new Holdout(key.get()).draw(group, customer) < share;
    }

    private static Verdict withheld(String code, double share, String journey) {
        return new Verdict.Refuse(new Reason(code, Map.of("share", percent(share), "journey", journey)), true);
    }

    private static String percent(double share) {
        return new BigDecimal(share * 100).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
