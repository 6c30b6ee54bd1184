package io.kairos.channel.display;

import io.kairos.channel.display.fake.FakeGoogle;
import io.kairos.channel.display.fake.FakeNetwork;
import io.kairos.channel.display.identity.GoogleIdentifiers;
import io.kairos.channel.display.network.AudienceNetwork;
import io.kairos.channel.spi.Recipient;
import java.time.Duration;
import java.util.Optional;

class GoogleContractTest extends NetworkContract {

    private final FakeGoogle fake = new FakeGoogle("token");

    @Override
    FakeNetwork fake() {
        return fake;
    }

    @Override
    AudienceNetwork network(Optional<Integer> otherPort, Duration timeout) {
        return Networks.google(fake, otherPort, "token", timeout);
    }

    @Override
    Optional<String> hash(Recipient.Identity person) {
        return GoogleIdentifiers.emailHash(person);
    }
}
