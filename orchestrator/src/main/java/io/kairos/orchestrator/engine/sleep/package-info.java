/** Puts instances that only wait to sleep in one row each, and wakes them in memory; executing stays Camunda's. */
@NullMarked
package io.kairos.orchestrator.engine.sleep;

import org.jspecify.annotations.NullMarked;
