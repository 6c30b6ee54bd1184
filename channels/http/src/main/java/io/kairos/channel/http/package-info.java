/** What channels that call providers over HTTP share: one try, the wait a provider asks for, renewed tokens. */
@NullMarked
package io.kairos.channel.http;

import org.jspecify.annotations.NullMarked;
