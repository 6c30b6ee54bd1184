@NullMarked
package io.kairos.timing.hazard;

import org.jspecify.annotations.NullMarked;
