/** How many mails a second one process hands to a relay. */
@NullMarked
package io.kairos.channel.email.throughput;

import org.jspecify.annotations.NullMarked;
