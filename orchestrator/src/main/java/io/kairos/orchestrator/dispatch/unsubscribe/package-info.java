/** One-click unsubscription: signed links, the page behind them, and what a click does. */
@NullMarked
package io.kairos.orchestrator.dispatch.unsubscribe;

import org.jspecify.annotations.NullMarked;
