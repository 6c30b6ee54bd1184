@NullMarked
package io.kairos.orchestrator.decision;

import org.jspecify.annotations.NullMarked;
