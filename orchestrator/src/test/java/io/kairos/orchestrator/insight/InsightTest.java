package io.kairos.orchestrator.insight;

import io.kairos.orchestrator.support.KairosTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/**
 * A test of the answers on a database of their own: what {@link Seed} writes is not what the engine has lived through, so
 * no other test's background work may come upon it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@KairosTest
@TestPropertySource(properties = "kairos.test.database-of=insight")
@interface InsightTest {}
