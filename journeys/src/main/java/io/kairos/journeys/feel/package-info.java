/** Conditions and decision tables in FEEL, read and evaluated by Camunda's own engine over a closed list of facts. */
@NullMarked
package io.kairos.journeys.feel;

import org.jspecify.annotations.NullMarked;
