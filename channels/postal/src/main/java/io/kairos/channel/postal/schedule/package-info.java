/** The public holidays on which nothing is printed or delivered. */
@NullMarked
package io.kairos.channel.postal.schedule;

import org.jspecify.annotations.NullMarked;
