/** When and how the law of the customer's country lets a message reach a person: data and pure functions. */
@NullMarked
package io.kairos.orchestrator.guard.legal;

import org.jspecify.annotations.NullMarked;
