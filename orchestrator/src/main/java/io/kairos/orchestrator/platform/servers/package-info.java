/** PostgreSQL and Redis: the embedded ones in a data folder, or external ones by address. */
@NullMarked
package io.kairos.orchestrator.platform.servers;

import org.jspecify.annotations.NullMarked;
