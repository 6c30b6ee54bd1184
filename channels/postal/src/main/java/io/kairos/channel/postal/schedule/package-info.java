/** The working calendar of printing and post, forwards and backwards. */
@NullMarked
package io.kairos.channel.postal.schedule;

import org.jspecify.annotations.NullMarked;
