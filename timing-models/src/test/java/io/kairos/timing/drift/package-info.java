@NullMarked
package io.kairos.timing.drift;

import org.jspecify.annotations.NullMarked;
