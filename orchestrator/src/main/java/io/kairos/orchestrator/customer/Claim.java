package io.kairos.orchestrator.customer;

import java.util.Optional;

/**
 * Who one event says it is about.
 *
 * @param previousId identifier that {@code userId} replaces, of an alias call
 * @param joins whether the event says that its identifiers are one person, as identify and alias do
 */
public record Claim(
        Optional<String> userId, Optional<String> anonymousId, Optional<String> previousId, boolean joins) {}
