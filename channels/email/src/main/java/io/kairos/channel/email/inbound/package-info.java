/** What comes back by email: bounces, complaints, automatic replies. */
@NullMarked
package io.kairos.channel.email.inbound;

import org.jspecify.annotations.NullMarked;
