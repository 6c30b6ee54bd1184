@NullMarked
package io.kairos.timing.dated;

import org.jspecify.annotations.NullMarked;
