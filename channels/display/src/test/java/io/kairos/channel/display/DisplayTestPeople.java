package io.kairos.channel.display;

import io.kairos.channel.spi.Recipient.Identity;
import java.util.Optional;

/** People known by their email address alone. */
final class DisplayTestPeople {

    private DisplayTestPeople() {}

    static Identity person(String email) {
        Optional<String> none = Optional.empty();
        return new Identity(Optional.of(email), none, none, none, none, none);
    }
}
