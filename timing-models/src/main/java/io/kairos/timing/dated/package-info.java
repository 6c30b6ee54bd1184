/** How long before a date customers buy: a discrete hazard on the days that remain. */
@NullMarked
package io.kairos.timing.dated;

import org.jspecify.annotations.NullMarked;
