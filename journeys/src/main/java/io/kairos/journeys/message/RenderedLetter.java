package io.kairos.journeys.message;

/**
 * A letter ready to be printed; the channel adds address and date.
 *
 * @param subject one line
 * @param html an HTML document with every value escaped
 */
public record RenderedLetter(String subject, String html) {}
