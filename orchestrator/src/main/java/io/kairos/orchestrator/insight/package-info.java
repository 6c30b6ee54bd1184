/** Answers: timelines, what comes next, journeys, decisions, the mailbox. */
@NullMarked
package io.kairos.orchestrator.insight;

import org.jspecify.annotations.NullMarked;
