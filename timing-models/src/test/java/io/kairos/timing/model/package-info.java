@NullMarked
package io.kairos.timing.model;

import org.jspecify.annotations.NullMarked;
