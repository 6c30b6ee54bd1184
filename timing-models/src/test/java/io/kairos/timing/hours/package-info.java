@NullMarked
package io.kairos.timing.hours;

import org.jspecify.annotations.NullMarked;
