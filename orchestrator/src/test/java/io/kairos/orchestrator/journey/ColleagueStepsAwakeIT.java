package io.kairos.orchestrator.journey;

import org.springframework.test.context.TestPropertySource;

/** The same questions while whoever waits for an answer keeps rows in Camunda's tables. */
@TestPropertySource(properties = "kairos.engine.hibernation=false")
class ColleagueStepsAwakeIT extends ColleagueStepsIT {}
