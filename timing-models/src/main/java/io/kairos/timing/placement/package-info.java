/** Places reminders on a line of candidate instants, exactly. Knows neither dates nor customers. */
@NullMarked
package io.kairos.timing.placement;

import org.jspecify.annotations.NullMarked;
