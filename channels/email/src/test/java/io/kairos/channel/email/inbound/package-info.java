/** Bounces, complaints and automatic replies as other systems write them. */
@NullMarked
package io.kairos.channel.email.inbound;

import org.jspecify.annotations.NullMarked;
