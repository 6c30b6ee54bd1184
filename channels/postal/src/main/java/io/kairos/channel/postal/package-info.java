/** The postal channel: letters on paper, through a print provider. */
@NullMarked
package io.kairos.channel.postal;

import org.jspecify.annotations.NullMarked;
