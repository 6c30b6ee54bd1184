@NullMarked
package io.kairos.orchestrator.moment;

import org.jspecify.annotations.NullMarked;
