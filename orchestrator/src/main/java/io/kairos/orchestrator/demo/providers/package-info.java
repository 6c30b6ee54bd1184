/** The providers of the demo: servers on this machine that speak the real protocols, what they received, and how they fail. */
@NullMarked
package io.kairos.orchestrator.demo.providers;

import org.jspecify.annotations.NullMarked;
