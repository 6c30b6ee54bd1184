/** A population on a virtual clock, driven through the whole program, and its report. */
@NullMarked
package io.kairos.orchestrator.demo;

import org.jspecify.annotations.NullMarked;
