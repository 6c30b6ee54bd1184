/** Messages tire: how much each further one is worth less, and how that wears off. */
@NullMarked
package io.kairos.timing.fatigue;

import org.jspecify.annotations.NullMarked;
