/** The steps that marketers may use: forms for the designer and for Camunda Modeler, and whole journeys to begin with. */
@NullMarked
package io.kairos.journeys.catalogue;

import org.jspecify.annotations.NullMarked;
