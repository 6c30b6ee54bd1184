/** Trains timing models from what customers did, keeps every version, and puts in force what is not worse. */
@NullMarked
package io.kairos.orchestrator.timing;

import org.jspecify.annotations.NullMarked;
