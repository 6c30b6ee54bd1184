/** What a channel worker implements to deliver dispatches. */
@NullMarked
package io.kairos.channel.spi;

import org.jspecify.annotations.NullMarked;
