/** JSON to addresses of the web, signed as Standard Webhooks has it, and never to an internal network. */
@NullMarked
package io.kairos.channel.webhook;

import org.jspecify.annotations.NullMarked;
