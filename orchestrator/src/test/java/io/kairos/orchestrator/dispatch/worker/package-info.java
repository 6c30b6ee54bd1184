@NullMarked
package io.kairos.orchestrator.dispatch.worker;

import org.jspecify.annotations.NullMarked;
