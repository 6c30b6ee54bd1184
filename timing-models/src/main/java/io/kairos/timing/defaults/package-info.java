/** Fits the models that ship with the product, from open data. */
@NullMarked
package io.kairos.timing.defaults;

import org.jspecify.annotations.NullMarked;
