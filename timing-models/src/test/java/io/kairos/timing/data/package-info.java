/** Reads the real data sets the tests rest on, where they are there. */
@NullMarked
package io.kairos.timing.data;

import org.jspecify.annotations.NullMarked;
