/** Which channel a message should take: its effect, cost, reading delay, cut-off times and own best instant. */
@NullMarked
package io.kairos.timing.channel;

import org.jspecify.annotations.NullMarked;
