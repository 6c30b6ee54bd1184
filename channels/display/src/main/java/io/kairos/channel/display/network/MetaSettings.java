package io.kairos.channel.display.network;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * An advertising account at Meta, reached through the Marketing API.
 *
 * @param baseUrl with the version, normally {@code https://graph.facebook.com/v21.0}
 * @param audiences id of the custom audience, by our name of the audience
 * @param token access token with the permission {@code ads_management}
 * @param timeout of connecting and of the answer
 */
public record MetaSettings(URI baseUrl, Map<String, String> audiences, AccessToken token, Duration timeout) {

    public MetaSettings {
        audiences = Map.copyOf(audiences);
    }
}
