/** Events from everywhere: the Segment tracking specification and files. */
@NullMarked
package io.kairos.orchestrator.capture;

import org.jspecify.annotations.NullMarked;
