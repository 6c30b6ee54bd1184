/** The command {@code kairos bench}: measures Kairos beside the honest alternative. The suites themselves are no part of the program. */
@NullMarked
package io.kairos.orchestrator.platform.bench;

import org.jspecify.annotations.NullMarked;
