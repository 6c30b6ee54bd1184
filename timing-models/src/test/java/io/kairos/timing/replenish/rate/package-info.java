/** Purchase-rate models against published fits. */
@NullMarked
package io.kairos.timing.replenish.rate;

import org.jspecify.annotations.NullMarked;
