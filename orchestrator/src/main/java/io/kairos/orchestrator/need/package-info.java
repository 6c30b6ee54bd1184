/** The open intents of a customer, opened, changed and closed by events. */
@NullMarked
package io.kairos.orchestrator.need;

import org.jspecify.annotations.NullMarked;
