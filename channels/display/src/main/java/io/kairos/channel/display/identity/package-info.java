/** Identifiers of people as advertising networks compare them: normalised, then hashed. */
@NullMarked
package io.kairos.channel.display.identity;

import org.jspecify.annotations.NullMarked;
