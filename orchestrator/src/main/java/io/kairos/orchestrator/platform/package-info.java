/** What every feature stands on: servers, clock, pumps, command line, problems. */
@NullMarked
package io.kairos.orchestrator.platform;

import org.jspecify.annotations.NullMarked;
