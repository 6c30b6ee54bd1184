/** Learning which choice works while using it, every choice with the probability it had. */
@NullMarked
package io.kairos.timing.bandit;

import org.jspecify.annotations.NullMarked;
