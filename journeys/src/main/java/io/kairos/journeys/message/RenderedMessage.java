package io.kairos.journeys.message;

/**
 * A message ready to be sent.
 *
 * @param subject one line
 * @param html with every value escaped
 */
public record RenderedMessage(String subject, String text, String html) {}
