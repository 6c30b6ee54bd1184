/** Letters printed as PDF/A, and pictures of their pages. */
@NullMarked
package io.kairos.channel.postal.letter;

import org.jspecify.annotations.NullMarked;
