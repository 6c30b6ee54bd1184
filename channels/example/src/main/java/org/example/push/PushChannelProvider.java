package org.example.push;

import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.ChannelProvider;
import io.kairos.channel.spi.ChannelSettings;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** Makes the channel {@code push} from the settings {@code server}, {@code token} and {@code timeout}. */
public final class PushChannelProvider implements ChannelProvider {

    @Override
    public String id() {
        return "push";
    }

    @Override
    public Channel create(Map<String, String> values, InstantSource clock) {
        ChannelSettings settings = new ChannelSettings(id(), values);
        URI server = settings.url("server").orElse(URI.create("https://ntfy.sh"));
        String token = settings.text("token").orElse("");
        Duration timeout = settings.duration("timeout", Duration.ofSeconds(10));
        settings.done();
        return new PushChannel(server, token, timeout, clock);
    }
}
