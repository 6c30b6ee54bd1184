/** The port to the process engine and its Camunda adapter; nothing else imports Camunda. */
@NullMarked
package io.kairos.orchestrator.engine;

import org.jspecify.annotations.NullMarked;
