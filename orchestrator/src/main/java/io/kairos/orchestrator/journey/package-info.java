/** Journeys deployed from their files, and what their steps do. */
@NullMarked
package io.kairos.orchestrator.journey;

import org.jspecify.annotations.NullMarked;
