/** Servers on this machine that speak the providers' protocols and fail when told to: for tests and for the demo. */
@NullMarked
package io.kairos.channel.providers;

import org.jspecify.annotations.NullMarked;
