/** Minimises smooth functions, for every fit by maximum likelihood. */
@NullMarked
package io.kairos.timing.optim;

import org.jspecify.annotations.NullMarked;
