/** Journeys, product types and message templates, and what reads and checks them. */
@NullMarked
package io.kairos.journeys;

import org.jspecify.annotations.NullMarked;
