package io.kairos.orchestrator.dispatch;

import java.util.Set;

/** The channels a journey may send by. */
public interface ChannelNames {
    /** All that are served now, by the program or by outside workers. */
    Set<String> all();
}
