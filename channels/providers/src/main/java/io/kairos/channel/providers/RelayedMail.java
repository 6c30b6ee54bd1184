package io.kairos.channel.providers;

/**
 * One mail the fake relay has taken over.
 *
 * @param dispatchId the {@code X-Kairos-Dispatch} header, {@code -} when there is none
 * @param messageId the {@code Message-ID} header, {@code -} when there is none
 * @param text headers and body as they came, lines ending in one line feed
 */
public record RelayedMail(String dispatchId, String messageId, String text) {
    /** Shows ids alone. */
    @Override
    public String toString() {
        return "RelayedMail[" + dispatchId + ", " + messageId + "]";
    }
}
