@NullMarked
package io.kairos.timing.evaluate;

import org.jspecify.annotations.NullMarked;
