/** A real SMTP server on loopback that keeps what it receives. */
@NullMarked
package io.kairos.channel.mailbox;

import org.jspecify.annotations.NullMarked;
