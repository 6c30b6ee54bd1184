/** Email over SMTP by Jakarta Mail. */
@NullMarked
package io.kairos.channel.email;

import org.jspecify.annotations.NullMarked;
