@NullMarked
package io.kairos.channel.email.settings;

import org.jspecify.annotations.NullMarked;
