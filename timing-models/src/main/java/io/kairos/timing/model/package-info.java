/** Names, reads and writes models as self-describing text. */
@NullMarked
package io.kairos.timing.model;

import org.jspecify.annotations.NullMarked;
