package io.kairos.channel.postal;

import io.kairos.channel.postal.letter.Sender;
import io.kairos.channel.postal.letter.WindowPosition;
import io.kairos.channel.spi.Cost;
import io.kairos.channel.spi.DeliveryCalendar;

/**
 * How letters are printed and posted.
 *
 * @param window of the print provider's envelopes
 * @param maxPages most pages of a letter
 * @param calendar of printing and delivery; its zone dates the letters
 * @param cost of one letter, postage included
 * @param batchSize most letters handed over together, 1 to 1,000
 */
public record PostalSettings(
        Sender sender, WindowPosition window, int maxPages, DeliveryCalendar calendar, Cost cost, int batchSize) {

    private static final int MAX_BATCH = 1_000;

    public PostalSettings {
        if (batchSize < 1 || batchSize > MAX_BATCH) {
            throw new IllegalArgumentException("batch size must be 1 to " + MAX_BATCH + ": " + batchSize);
        }
    }
}
