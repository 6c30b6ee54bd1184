package io.kairos.orchestrator.trial;

import io.kairos.orchestrator.journey.JourneyWorld;
import io.kairos.orchestrator.support.KairosTest;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The application as somebody who tries journeys uses it. */
@KairosTest
@Import(JourneyWorld.class)
abstract class TrialRig {
    @Autowired
    JourneyWorld world;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    Trying trying = new Trying(0);

    @BeforeEach
    void ask() {
        trying = new Trying(port);
    }
}
