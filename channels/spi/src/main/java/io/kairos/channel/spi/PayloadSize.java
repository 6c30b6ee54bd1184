package io.kairos.channel.spi;

/**
 * How much a content is, in the unit its channel counts and is paid by.
 *
 * @param detail more about it in a few words, such as the alphabet of a text message; may be empty
 */
public record PayloadSize(long count, PayloadLimit.Unit unit, String detail) {
    public PayloadSize {
        if (count < 0) {
            throw new IllegalArgumentException("a size cannot be negative: " + count);
        }
    }
}
