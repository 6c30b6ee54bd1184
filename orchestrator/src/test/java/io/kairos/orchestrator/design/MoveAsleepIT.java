package io.kairos.orchestrator.design;

import org.springframework.test.context.TestPropertySource;

/** The same while whoever waits sleeps in one row. */
@TestPropertySource(properties = "kairos.engine.hibernation=true")
class MoveAsleepIT extends MoveIT {}
