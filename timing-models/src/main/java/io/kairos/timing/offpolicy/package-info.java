/** What another policy would have earned on a log of past decisions, or that the log cannot say. */
@NullMarked
package io.kairos.timing.offpolicy;

import org.jspecify.annotations.NullMarked;
