/** Text messages by Twilio. */
@NullMarked
package io.kairos.channel.sms;

import org.jspecify.annotations.NullMarked;
