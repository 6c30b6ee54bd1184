/** Opens and clicks: links that only we can make, and who fetched them. */
@NullMarked
package io.kairos.channel.email.tracking;

import org.jspecify.annotations.NullMarked;
