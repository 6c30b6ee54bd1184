/** The command line, and how a command starts the program. */
@NullMarked
package io.kairos.orchestrator.platform.cli;

import org.jspecify.annotations.NullMarked;
