/** Sending domains before a launch. */
@NullMarked
package io.kairos.channel.email.preflight;

import org.jspecify.annotations.NullMarked;
