/** Journeys tried before they are launched: when their messages would go out, and what would become of one customer. */
@NullMarked
package io.kairos.orchestrator.trial;

import org.jspecify.annotations.NullMarked;
