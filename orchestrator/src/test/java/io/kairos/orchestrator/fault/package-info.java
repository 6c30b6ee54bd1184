/** The fault suite: the real program in processes of its own, killed, paused and cut off, and a checker that counts what became of every message. */
@NullMarked
package io.kairos.orchestrator.fault;

import org.jspecify.annotations.NullMarked;
