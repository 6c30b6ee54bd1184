package io.kairos.orchestrator.dispatch.unsubscribe;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one customer is sent, and why.
 *
 * @param lines one for each channel and topic she was asked about or got messages of
 * @param interests open needs: what we write about
 * @param stopped whether she ended everything
 */
record Preferences(List<Line> lines, List<Interest> interests, boolean stopped) {
    /** One channel and topic. */
    record Line(String channel, String topic, boolean allowed, Optional<Instant> lastMessage) {}

    /** Something the customer looked for. */
    record Interest(String productType, String subject, Instant since) {}
}
