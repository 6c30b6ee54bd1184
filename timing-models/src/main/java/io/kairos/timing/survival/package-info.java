/** Laws of the time until a purchase, and their fit from censored data. */
@NullMarked
package io.kairos.timing.survival;

import org.jspecify.annotations.NullMarked;
