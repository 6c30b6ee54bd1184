@NullMarked
package io.kairos.timing.fatigue;

import org.jspecify.annotations.NullMarked;
