@NullMarked
package io.kairos.timing;

import org.jspecify.annotations.NullMarked;
