@NullMarked
package io.kairos.timing.survival;

import org.jspecify.annotations.NullMarked;
