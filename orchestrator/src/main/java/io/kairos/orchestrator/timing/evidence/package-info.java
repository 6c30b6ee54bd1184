/** The acceptance table of the timing models: each line measured anew, beside what it must and should reach. */
@NullMarked
package io.kairos.orchestrator.timing.evidence;

import org.jspecify.annotations.NullMarked;
