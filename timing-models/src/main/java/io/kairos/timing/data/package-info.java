/** Reading of the published data files that models are fitted and judged on. */
@NullMarked
package io.kairos.timing.data;

import org.jspecify.annotations.NullMarked;
