/** The display channel: customers enter and leave the audiences that advertisements are shown to. */
@NullMarked
package io.kairos.channel.display;

import org.jspecify.annotations.NullMarked;
