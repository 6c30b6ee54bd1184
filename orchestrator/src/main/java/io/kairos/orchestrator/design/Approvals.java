package io.kairos.orchestrator.design;

import io.kairos.journeys.product.ProductType;
import io.kairos.orchestrator.access.Speaker;
import io.kairos.orchestrator.journey.JourneyEntries;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Says how many customers a launch is about, and whether that takes a second person. */
@Component
class Approvals {
    private final Census census;
    private final JourneyEntries entries;
    private final DesignSettings settings;

    Approvals(Census census, JourneyEntries entries, DesignSettings settings) {
        this.census = census;
        this.entries = entries;
        this.settings = settings;
    }

    /** Customers who are not inside and have an open need of a product type that leads into the journey. */
    long mayEnter(String journeyId, Collection<String> alsoFrom) {
        Set<String> types = Stream.concat(
                        entries.now().into(journeyId).stream().map(ProductType::id), alsoFrom.stream())
                .collect(Collectors.toSet());
        return census.outsideWithNeedOf(journeyId, types);
    }

    /** Where nobody has to sign in there is no second person. */
    boolean isNeeded(long inside, long mayEnter) {
        return inside + mayEnter > settings.approvalAbove() && !Speaker.isAlone();
    }

    long above() {
        return settings.approvalAbove();
    }
}
