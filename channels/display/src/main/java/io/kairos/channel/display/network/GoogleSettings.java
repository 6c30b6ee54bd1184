package io.kairos.channel.display.network;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * An account of Google Ads, reached through the Data Manager API.
 *
 * @param baseUrl normally {@code https://datamanager.googleapis.com}
 * @param accountId of the account with the audiences: ten digits
 * @param loginAccountId of the manager account, where the token is one's
 * @param audiences id of the customer list, by our name of the audience
 * @param token OAuth 2.0 access token for the scope {@code datamanager}
 * @param timeout of connecting and of the answer
 */
public record GoogleSettings(
        URI baseUrl,
        String accountId,
        Optional<String> loginAccountId,
        Map<String, String> audiences,
        AccessToken token,
        Duration timeout) {

    public GoogleSettings {
        audiences = Map.copyOf(audiences);
    }
}
