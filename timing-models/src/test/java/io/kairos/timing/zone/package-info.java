@NullMarked
package io.kairos.timing.zone;

import org.jspecify.annotations.NullMarked;
