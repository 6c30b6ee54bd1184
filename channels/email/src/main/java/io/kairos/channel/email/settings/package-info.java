/** The settings of the email channel beside its relay. */
@NullMarked
package io.kairos.channel.email.settings;

import org.jspecify.annotations.NullMarked;
