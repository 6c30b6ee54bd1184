@NullMarked
package io.kairos.channel.http;

import org.jspecify.annotations.NullMarked;
