package io.kairos.channel.sms;

import io.kairos.channel.spi.Channel;
import java.time.InstantSource;
import java.util.Map;

/** Opens the door to the channel that retries in secret. */
public final class HiddenRetries {
    private HiddenRetries() {}

    /** With the settings of the real one. */
    public static Channel channel(Map<String, String> settings, InstantSource clock) {
        return SmsChannel.withHiddenRetries(SmsChannelProvider.read(settings), clock);
    }
}
