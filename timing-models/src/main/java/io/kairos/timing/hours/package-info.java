/** Hours of the customer's local week: when people buy within a day. */
@NullMarked
package io.kairos.timing.hours;

import org.jspecify.annotations.NullMarked;
