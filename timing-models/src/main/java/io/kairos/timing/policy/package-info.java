/** Simple policies and the value they earn, to compare the engine with on the same customers. */
@NullMarked
package io.kairos.timing.policy;

import org.jspecify.annotations.NullMarked;
