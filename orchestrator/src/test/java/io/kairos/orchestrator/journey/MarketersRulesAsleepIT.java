package io.kairos.orchestrator.journey;

import org.springframework.test.context.TestPropertySource;

/** The same steps while whoever waits sleeps in one row. */
@TestPropertySource(properties = "kairos.engine.hibernation=true")
class MarketersRulesAsleepIT extends MarketersRulesIT {}
