/** Postal addresses: whether they are complete, and how they are written on an envelope. */
@NullMarked
package io.kairos.channel.postal.address;

import org.jspecify.annotations.NullMarked;
