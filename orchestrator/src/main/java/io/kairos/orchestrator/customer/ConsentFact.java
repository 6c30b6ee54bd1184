package io.kairos.orchestrator.customer;

/**
 * One word of a customer about being written to.
 *
 * @param channel channel name, or {@code *} for every channel
 * @param topic topic name, or {@code *} for every topic of the channel
 * @param source where it was said: {@code trait}, {@code context}, or the name of the event
 */
record ConsentFact(String channel, String topic, boolean granted, String source) {
    static final String ANY = "*";
}
