/** Asks the timing models when a step is due, and re-times what waits. */
@NullMarked
package io.kairos.orchestrator.moment;

import org.jspecify.annotations.NullMarked;
