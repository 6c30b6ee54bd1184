/** Rules asked at send time that allow, hold or refuse a message. */
@NullMarked
package io.kairos.orchestrator.guard;

import org.jspecify.annotations.NullMarked;
