/** Tests of the acceptance table. */
@NullMarked
package io.kairos.orchestrator.timing.evidence;

import org.jspecify.annotations.NullMarked;
