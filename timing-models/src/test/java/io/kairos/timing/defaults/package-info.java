@NullMarked
package io.kairos.timing.defaults;

import org.jspecify.annotations.NullMarked;
