/** The commands {@code kairos timing …}: fit, explain, evaluate and look after timing models. */
@NullMarked
package io.kairos.orchestrator.timing.cli;

import org.jspecify.annotations.NullMarked;
