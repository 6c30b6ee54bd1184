/** Tests of the commands {@code kairos timing …}, called in this process. */
@NullMarked
package io.kairos.orchestrator.timing.cli;

import org.jspecify.annotations.NullMarked;
