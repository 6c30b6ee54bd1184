@NullMarked
package io.kairos.timing.bandit;

import org.jspecify.annotations.NullMarked;
