/** Published protocols that judge the models on files of past data. */
@NullMarked
package io.kairos.timing.evaluate;

import org.jspecify.annotations.NullMarked;
