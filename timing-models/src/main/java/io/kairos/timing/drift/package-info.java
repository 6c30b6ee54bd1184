/** Notices when the customers of today are no longer those a model was fitted on. */
@NullMarked
package io.kairos.timing.drift;

import org.jspecify.annotations.NullMarked;
