/** The time zone a customer lives in, how it is known and how sure it is. */
@NullMarked
package io.kairos.timing.zone;

import org.jspecify.annotations.NullMarked;
