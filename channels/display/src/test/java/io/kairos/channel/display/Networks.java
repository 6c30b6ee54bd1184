package io.kairos.channel.display;

import io.kairos.channel.display.fake.FakeGoogle;
import io.kairos.channel.display.fake.FakeMeta;
import io.kairos.channel.display.fake.FakeNetwork;
import io.kairos.channel.display.network.AccessToken;
import io.kairos.channel.display.network.AudienceNetwork;
import io.kairos.channel.display.network.GoogleAudiences;
import io.kairos.channel.display.network.GoogleSettings;
import io.kairos.channel.display.network.MetaAudiences;
import io.kairos.channel.display.network.MetaSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Networks whose other end is a fake. */
final class Networks {

    static final Map<String, String> AUDIENCES = Map.of("sofa", "111", "seaside", "222");

    private Networks() {}

    static AudienceNetwork google(FakeGoogle fake, Optional<Integer> port, String token, Duration timeout) {
        return new GoogleAudiences(
                new GoogleSettings(
                        at(fake, port),
                        "1234567890",
                        Optional.of("9876543210"),
                        AUDIENCES,
                        AccessToken.of(token),
                        timeout),
                NetworkContract.CLOCK);
    }

    static AudienceNetwork meta(FakeMeta fake, Optional<Integer> port, String token, Duration timeout) {
        return new MetaAudiences(
                new MetaSettings(URI.create(at(fake, port) + "/v21.0"), AUDIENCES, AccessToken.of(token), timeout),
                NetworkContract.CLOCK);
    }

    private static URI at(FakeNetwork fake, Optional<Integer> port) {
        return port.map(other -> URI.create("http://127.0.0.1:" + other)).orElse(fake.url());
    }
}
