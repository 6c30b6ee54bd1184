/** Message templates: Liquid files in several languages, checked when they are loaded and bounded when they are rendered. */
@NullMarked
package io.kairos.journeys.message;

import org.jspecify.annotations.NullMarked;
