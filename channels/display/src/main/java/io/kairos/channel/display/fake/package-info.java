/** Advertising networks on this machine that check what they are sent and can be told to fail; for the demo and for tests. */
@NullMarked
package io.kairos.channel.display.fake;

import org.jspecify.annotations.NullMarked;
