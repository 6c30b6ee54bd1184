/** The email channel: a relay of the operator's, or the built-in mailbox. */
@NullMarked
package io.kairos.orchestrator.dispatch.email;

import org.jspecify.annotations.NullMarked;
