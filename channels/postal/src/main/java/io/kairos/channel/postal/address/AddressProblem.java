package io.kairos.channel.postal.address;

/**
 * Why nothing can be posted to an address; names the part, never what stands in it.
 *
 * @param part {@code name}, {@code street}, {@code postal-code}, {@code city}, {@code region} or {@code country}
 * @param en in English, with what to do
 * @param fr the same in French
 */
public record AddressProblem(String part, String en, String fr) {}
