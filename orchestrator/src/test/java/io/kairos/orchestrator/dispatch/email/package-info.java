@NullMarked
package io.kairos.orchestrator.dispatch.email;

import org.jspecify.annotations.NullMarked;
