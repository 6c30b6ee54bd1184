/** What a fault test needs of the inside of the channel of text messages. */
@NullMarked
package io.kairos.channel.sms;

import org.jspecify.annotations.NullMarked;
