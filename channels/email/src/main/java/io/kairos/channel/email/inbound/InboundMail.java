package io.kairos.channel.email.inbound;

import io.kairos.channel.spi.DeliveryEvent;
import java.util.List;

/** What a mail in the bounce mailbox turned out to be. */
public sealed interface InboundMail {

    /**
     * It tells something about messages of ours.
     *
     * @param events one for each recipient it speaks of, at least one; without a dispatch id where none could be found
     */
    record Told(List<DeliveryEvent> events) implements InboundMail {
        public Told {
            events = List.copyOf(events);
        }
    }

    /** A program answered for the customer, such as during a holiday (RFC 3834), or told that the mail was shown: no bounce. */
    record Automatic() implements InboundMail {}

    /** Neither: a person's own mail, unwanted mail, or a report that blames nobody. */
    record Other() implements InboundMail {}
}
