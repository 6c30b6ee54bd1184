@NullMarked
package io.kairos.orchestrator.guard.legal;

import org.jspecify.annotations.NullMarked;
