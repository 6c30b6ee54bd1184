/** The stored record of every moment, send, hold, refusal and cancellation. */
@NullMarked
package io.kairos.orchestrator.decision;

import org.jspecify.annotations.NullMarked;
