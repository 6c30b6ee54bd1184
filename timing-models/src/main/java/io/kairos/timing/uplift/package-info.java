/** What a message changes, from randomised tests: average, per customer, and how well they are told apart. */
@NullMarked
package io.kairos.timing.uplift;

import org.jspecify.annotations.NullMarked;
