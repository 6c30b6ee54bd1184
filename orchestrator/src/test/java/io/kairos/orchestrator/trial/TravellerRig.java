package io.kairos.orchestrator.trial;

import io.kairos.journeys.bpmn.ShippedJourneys;
import io.kairos.orchestrator.journey.JourneyRegistry;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Journeys of a test's own, one of them for travellers in the place of the shipped one, which comes back after it. */
abstract class TravellerRig extends TrialRig {
    @Autowired
    private JourneyRegistry journeys;

    @AfterEach
    void shippedJourneyAgain() {
        journeys.deploy("dated", ShippedJourneys.bpmn("dated"));
    }

    void deploy(String journey, String bpmn) {
        journeys.deploy(journey, bpmn.getBytes(StandardCharsets.UTF_8));
    }

    /** Somebody who looks for a trip, and so enters. */
    UUID traveller() {
        var user = world.newCustomer();
        world.trip(user, "Trip Searched", 90);
        return world.id(user);
    }
}
