package io.kairos.orchestrator.design;

import io.kairos.orchestrator.journey.JourneyWorld;
import io.kairos.orchestrator.support.KairosTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The application as somebody who designs journeys uses it; no door of a test is left open. */
@KairosTest
@Import(JourneyWorld.class)
abstract class WithDesigner {
    @LocalServerPort
    int port;

    @Autowired
    JourneyWorld world;

    @Autowired
    JdbcClient jdbc;

    Designer designer;

    @BeforeEach
    void open() {
        designer = new Designer(port);
    }

    @AfterEach
    void leaveDoors() {
        Inside.leaveDoors(jdbc);
    }
}
