package io.kairos.channel.display;

import io.kairos.channel.display.fake.FakeMeta;
import io.kairos.channel.display.fake.FakeNetwork;
import io.kairos.channel.display.identity.MetaIdentifiers;
import io.kairos.channel.display.network.AudienceNetwork;
import io.kairos.channel.spi.Recipient;
import java.time.Duration;
import java.util.Optional;

class MetaContractTest extends NetworkContract {

    private final FakeMeta fake = new FakeMeta("token");

    @Override
    FakeNetwork fake() {
        return fake;
    }

    @Override
    AudienceNetwork network(Optional<Integer> otherPort, Duration timeout) {
        return Networks.meta(fake, otherPort, "token", timeout);
    }

    @Override
    Optional<String> hash(Recipient.Identity person) {
        return MetaIdentifiers.emailHash(person);
    }
}
