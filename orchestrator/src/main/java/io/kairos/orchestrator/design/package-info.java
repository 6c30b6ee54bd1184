/** Journeys on their way to customers: drafts, what is wrong with them, launches, pauses and stops. */
@NullMarked
package io.kairos.orchestrator.design;

import org.jspecify.annotations.NullMarked;
