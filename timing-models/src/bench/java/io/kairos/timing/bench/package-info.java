/** How fast decisions and fits are; see {@link io.kairos.timing.bench.DecisionBenchmark} for how to read the figures. */
@NullMarked
package io.kairos.timing.bench;

import org.jspecify.annotations.NullMarked;
