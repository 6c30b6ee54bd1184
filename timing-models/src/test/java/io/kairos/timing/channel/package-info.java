@NullMarked
package io.kairos.timing.channel;

import org.jspecify.annotations.NullMarked;
