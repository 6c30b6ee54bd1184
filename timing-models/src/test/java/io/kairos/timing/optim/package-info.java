@NullMarked
package io.kairos.timing.optim;

import org.jspecify.annotations.NullMarked;
