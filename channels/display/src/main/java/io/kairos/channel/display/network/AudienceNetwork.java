package io.kairos.channel.display.network;

import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.MessageContent.Audience.Membership;
import io.kairos.channel.spi.Recipient.Identity;
import java.util.List;

/** An advertising network whose audiences customers enter and leave. Thread-safe. */
public interface AudienceNetwork {

    /** Short name, such as {@code google}. */
    String name();

    /** The most members of one call. */
    int batchSize();

    /** Whether it has an audience of that name. */
    boolean has(String audience);

    /**
     * Lets people enter or leave an audience, in one call; does not throw. Doing it twice changes nothing.
     *
     * @param key the same for the same people and change, at every attempt
     * @return one outcome for each, in their order
     */
    List<DeliveryOutcome> change(String audience, Membership membership, List<Identity> people, String key);
}
