@NullMarked
package io.kairos.orchestrator.access;

import org.jspecify.annotations.NullMarked;
