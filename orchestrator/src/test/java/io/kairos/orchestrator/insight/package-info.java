@NullMarked
package io.kairos.orchestrator.insight;

import org.jspecify.annotations.NullMarked;
