/** Decides when a message should reach a customer, and says why. */
@NullMarked
package io.kairos.timing;

import org.jspecify.annotations.NullMarked;
