@NullMarked
package io.kairos.orchestrator.trial;

import org.jspecify.annotations.NullMarked;
