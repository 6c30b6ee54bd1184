@NullMarked
package io.kairos.journeys.catalogue;

import org.jspecify.annotations.NullMarked;
