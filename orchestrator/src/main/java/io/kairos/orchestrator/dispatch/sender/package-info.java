/** What receivers think of a sender: complaints counted against what was delivered, and the pause that follows too many. */
@NullMarked
package io.kairos.orchestrator.dispatch.sender;

import org.jspecify.annotations.NullMarked;
