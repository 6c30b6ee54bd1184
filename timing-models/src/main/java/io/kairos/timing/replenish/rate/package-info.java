/** How often a customer buys and whether she still does: purchase-rate models without a contract, and their fits. */
@NullMarked
package io.kairos.timing.replenish.rate;

import org.jspecify.annotations.NullMarked;
