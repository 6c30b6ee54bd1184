/** What providers tell after the hand-off, and what follows from it. */
@NullMarked
package io.kairos.orchestrator.dispatch.feedback;

import org.jspecify.annotations.NullMarked;
