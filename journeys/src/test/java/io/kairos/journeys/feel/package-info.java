@NullMarked
package io.kairos.journeys.feel;

import org.jspecify.annotations.NullMarked;
