@org.jspecify.annotations.NullMarked
package io.kairos.orchestrator.engine.sleep;
