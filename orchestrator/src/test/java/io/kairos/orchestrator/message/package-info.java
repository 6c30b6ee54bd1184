@NullMarked
package io.kairos.orchestrator.message;

import org.jspecify.annotations.NullMarked;
