/** Cross-sell on made-up and real baskets. */
@NullMarked
package io.kairos.timing.crosssell;

import org.jspecify.annotations.NullMarked;
