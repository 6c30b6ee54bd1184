@NullMarked
package io.kairos.timing.placement;

import org.jspecify.annotations.NullMarked;
