@NullMarked
package io.kairos.timing.offpolicy;

import org.jspecify.annotations.NullMarked;
