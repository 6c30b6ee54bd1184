/** Opens and clicks. */
@NullMarked
package io.kairos.channel.email.tracking;

import org.jspecify.annotations.NullMarked;
