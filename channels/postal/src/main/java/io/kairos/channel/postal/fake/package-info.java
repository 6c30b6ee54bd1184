/** A print provider's server on this machine, for tests and for the demo. */
@NullMarked
package io.kairos.channel.postal.fake;

import org.jspecify.annotations.NullMarked;
