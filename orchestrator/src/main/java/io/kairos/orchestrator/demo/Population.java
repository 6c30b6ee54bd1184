package io.kairos.orchestrator.demo;

import io.kairos.timing.TimingModels;
import java.time.Duration;
import java.util.List;

/**
 * Who lives in the demo, and what was learnt from the time before it.
 *
 * @param text where they come from, said to whoever watches; English and French
 * @param models fitted on the time before the demo only
 * @param together how much virtual time events may wait to be handed over together, unless something is due before
 * @param policies per product type, the fixed plans that just-in-time is compared with
 */
record Population(
        DemoText text,
        List<DemoCustomer> customers,
        Duration together,
        TimingModels models,
        List<FixedPolicy> policies) {
    Population {
        customers = List.copyOf(customers);
        policies = List.copyOf(policies);
    }
}
