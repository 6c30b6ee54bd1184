@NullMarked
package io.kairos.orchestrator.design;

import org.jspecify.annotations.NullMarked;
