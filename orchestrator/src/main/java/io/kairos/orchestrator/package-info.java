/** The Kairos application. */
@NullMarked
package io.kairos.orchestrator;

import org.jspecify.annotations.NullMarked;
