package io.kairos.orchestrator.dispatch.sender;

/** Whom receivers see as the sender of a channel's messages: the domain that its reputation belongs to. */
public record Sender(String channel, String domain) {}
