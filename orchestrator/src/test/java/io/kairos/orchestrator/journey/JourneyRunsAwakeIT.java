package io.kairos.orchestrator.journey;

import org.springframework.test.context.TestPropertySource;

/** The same while whoever waits keeps rows in Camunda's tables. */
@TestPropertySource(properties = "kairos.engine.hibernation=false")
class JourneyRunsAwakeIT extends JourneyRunsIT {}
