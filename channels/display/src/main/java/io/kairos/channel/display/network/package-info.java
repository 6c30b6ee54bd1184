/** The programming interfaces of advertising networks. */
@NullMarked
package io.kairos.channel.display.network;

import org.jspecify.annotations.NullMarked;
