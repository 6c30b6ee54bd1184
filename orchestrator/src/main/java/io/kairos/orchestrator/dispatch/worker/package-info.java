/** The HTTP API by which workers in any language serve a channel. */
@NullMarked
package io.kairos.orchestrator.dispatch.worker;

import org.jspecify.annotations.NullMarked;
