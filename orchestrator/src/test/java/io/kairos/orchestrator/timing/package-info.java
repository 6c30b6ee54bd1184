/** Tests of the training of timing models and of their commands. */
@NullMarked
package io.kairos.orchestrator.timing;

import org.jspecify.annotations.NullMarked;
