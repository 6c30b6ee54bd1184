package io.kairos.orchestrator.capture;

/**
 * Why one event is refused, in plain words.
 *
 * @param code stable code, such as {@code zone-unknown}
 * @param field JSON pointer into the event, such as {@code /context/timezone}; empty for the event as a whole
 * @param detail what is wrong
 * @param remedy what to do
 */
public record CaptureProblem(String code, String field, String detail, String remedy) {}
