package io.kairos.orchestrator.dispatch.sender;

import java.time.Instant;
import java.util.Optional;

/**
 * How a sender stands.
 *
 * @param delivered how many messages arrived within the window, as far as is known; when it paused, if it did
 * @param complaints how many of those who got them complained; when it paused, if it did
 * @param standing {@code well}, {@code warned} or {@code paused}: nothing is sent until somebody resumes it
 * @param pausedAt since when
 */
public record SenderStanding(
        String sender, long delivered, long complaints, String standing, Optional<Instant> pausedAt) {}
