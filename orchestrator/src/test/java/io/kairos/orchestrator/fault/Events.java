package io.kairos.orchestrator.fault;

import java.util.List;
import java.util.Set;

/** I1: every acknowledged event is stored, once. */
final class Events {
    private Events() {}

    static void check(Rig rig, Client client, Tally tally) {
        List<String> acknowledged = client.acknowledged();
        Set<String> stored = rig.ground.storedEvents(acknowledged);
        tally.count(acknowledged.size());
        acknowledged.stream()
                .filter(id -> !stored.contains(id))
                .forEach(id -> tally.lost("I1 the event " + id + " was acknowledged and is not stored"));
    }
}
