@NullMarked
package io.kairos.orchestrator.dispatch.unsubscribe;

import org.jspecify.annotations.NullMarked;
