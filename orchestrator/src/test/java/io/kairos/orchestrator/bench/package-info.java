/** What the suites of {@code kairos bench} stand on. */
@NullMarked
package io.kairos.orchestrator.bench;

import org.jspecify.annotations.NullMarked;
