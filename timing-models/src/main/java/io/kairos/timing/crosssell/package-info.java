/** After a purchase: which further product, and in which of the following weeks. */
@NullMarked
package io.kairos.timing.crosssell;

import org.jspecify.annotations.NullMarked;
