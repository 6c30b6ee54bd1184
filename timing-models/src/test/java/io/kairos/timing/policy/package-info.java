@NullMarked
package io.kairos.timing.policy;

import org.jspecify.annotations.NullMarked;
