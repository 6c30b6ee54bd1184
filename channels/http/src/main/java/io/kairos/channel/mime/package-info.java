/** What the email channel and the built-in mailbox share. */
@NullMarked
package io.kairos.channel.mime;

import org.jspecify.annotations.NullMarked;
