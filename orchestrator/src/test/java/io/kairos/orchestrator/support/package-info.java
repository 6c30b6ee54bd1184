/** What integration tests stand on: servers, a database of their own, a clock they set. */
@NullMarked
package io.kairos.orchestrator.support;

import org.jspecify.annotations.NullMarked;
