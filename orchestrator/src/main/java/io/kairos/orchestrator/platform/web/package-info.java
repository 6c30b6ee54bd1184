/** How every HTTP answer of Kairos says that something is wrong. */
@NullMarked
package io.kairos.orchestrator.platform.web;

import org.jspecify.annotations.NullMarked;
