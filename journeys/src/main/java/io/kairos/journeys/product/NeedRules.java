package io.kairos.journeys.product;

import java.util.List;

/** How needs of a type are recognised in events, told apart, and ended. */
public record NeedRules(List<EventRule> events, Sameness sameness, Lifetime lifetime) {
    public NeedRules {
        events = List.copyOf(events);
    }
}
