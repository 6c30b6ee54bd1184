package io.kairos.orchestrator.need;

import io.kairos.journeys.product.NeedSignal;
import io.kairos.journeys.product.ProductCatalogue;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Has needs change as if events had said so, with all that follows; in the caller's transaction, which undoes it. */
@Component
public class NeedTrials {
    private final Needs needs;
    private final NeedEffects effects;
    private final ProductCatalogue catalogue;

    NeedTrials(Needs needs, NeedEffects effects, ProductCatalogue catalogue) {
        this.needs = needs;
        this.effects = effects;
        this.catalogue = catalogue;
    }

    /** @return whether it changed any need of hers */
    public boolean tell(UUID customer, NeedSignal signal, Instant at) {
        var fold = new NeedFold(customer, needs.open(List.of(customer)).getOrDefault(customer, List.of()));
        catalogue.type(signal.productType()).ifPresent(type -> fold.apply(type, signal, at));
        effects.store(fold.changes());
        return !fold.changes().isEmpty();
    }

    /** Closes a need whose time has run out. */
    public void expire(Need need) {
        effects.store(
                List.of(new NeedChange(need.closed(NeedState.EXPIRED, need.expiresAt()), NeedChange.Kind.EXPIRED)));
    }

    /** Stores a need as it is, without anything following. */
    public void store(Need need) {
        needs.save(List.of(need));
    }
}
