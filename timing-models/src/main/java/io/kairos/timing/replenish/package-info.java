/** When a customer who buys again and again is due: her own rhythm, shrunk to that of others, as a distribution. */
@NullMarked
package io.kairos.timing.replenish;

import org.jspecify.annotations.NullMarked;
