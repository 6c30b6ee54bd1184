/** Messages on their way: queue, workers, results. */
@NullMarked
package io.kairos.orchestrator.dispatch;

import org.jspecify.annotations.NullMarked;
