package io.kairos.orchestrator.journey;

import io.kairos.journeys.bpmn.ShippedJourneys;
import io.kairos.orchestrator.support.KairosTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers inside journeys drawn for a test, in the place of shipped ones, which come back after it. */
@KairosTest
@Import(JourneyWorld.class)
abstract class WithDrawnJourneys {
    static final Map<String, Object> SOFA =
            Map.of("category", "sofa", "range", "Oslo", "name", "Sofa Oslo", "price", 900);

    @Autowired
    JourneyWorld world;

    @Autowired
    JourneyRegistry journeys;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void shippedJourneysAgain() {
        journeys.deploy("considered", ShippedJourneys.bpmn("considered"));
        journeys.deploy("dated", ShippedJourneys.bpmn("dated"));
    }

    void deploy(String journey, String steps) {
        journeys.deploy(journey, DrawnSteps.bpmn(journey, steps).getBytes(StandardCharsets.UTF_8));
    }

    String entered(Map<String, Object> properties) {
        return entered("Product Viewed", properties);
    }

    String entered(String event, Map<String, Object> properties) {
        var customer = world.newCustomer();
        world.track(customer, event, properties);
        return customer;
    }
}
