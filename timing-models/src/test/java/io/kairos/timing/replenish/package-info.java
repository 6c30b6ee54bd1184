/** Replenishment on real purchases. */
@NullMarked
package io.kairos.timing.replenish;

import org.jspecify.annotations.NullMarked;
