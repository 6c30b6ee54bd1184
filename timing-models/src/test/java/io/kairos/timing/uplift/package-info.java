@NullMarked
package io.kairos.timing.uplift;

import org.jspecify.annotations.NullMarked;
