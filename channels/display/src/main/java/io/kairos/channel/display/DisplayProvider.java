package io.kairos.channel.display;

import io.kairos.channel.display.network.AccessToken;
import io.kairos.channel.display.network.AudienceNetwork;
import io.kairos.channel.display.network.GoogleAudiences;
import io.kairos.channel.display.network.GoogleSettings;
import io.kairos.channel.display.network.MetaAudiences;
import io.kairos.channel.display.network.MetaSettings;
import io.kairos.channel.http.RefreshedToken;
import io.kairos.channel.http.RefreshedToken.Grant;
import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.ChannelProvider;
import io.kairos.channel.spi.ChannelSettings;
import io.kairos.channel.spi.Cost;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the display channel from settings; the README of this module lists them. */
public final class DisplayProvider implements ChannelProvider {

    private static final URI GOOGLE = URI.create("https://datamanager.googleapis.com");
    private static final URI GOOGLE_TOKENS = URI.create("https://oauth2.googleapis.com/token");
    private static final URI META = URI.create("https://graph.facebook.com/v21.0");

    @Override
    public String id() {
        return DisplayChannel.ID;
    }

    @Override
    public Channel create(Map<String, String> values, InstantSource clock) {
        ChannelSettings settings = new ChannelSettings(DisplayChannel.ID, values);
        Duration timeout = settings.duration("timeout", Duration.ofSeconds(10));
        Optional<GoogleSettings> google = google(settings, timeout, clock);
        Optional<MetaSettings> meta = meta(settings, timeout);
        if (google.isEmpty() && meta.isEmpty()) {
            settings.problem("google.audiences or meta.audiences must be set, such as sofa=123456, trip=234567");
        }
        String cost = settings.decimal("cost", BigDecimal.ZERO).toPlainString();
        Cost price = settings.read(
                "currency",
                Cost.perMessage(cost, "EUR"),
                "a currency such as EUR",
                value -> Cost.perMessage(cost, value));
        settings.done();
        List<AudienceNetwork> networks = new ArrayList<>();
        google.ifPresent(account -> networks.add(new GoogleAudiences(account, clock)));
        meta.ifPresent(account -> networks.add(new MetaAudiences(account, clock)));
        return DisplayChannel.create(networks, price);
    }

    private static Optional<GoogleSettings> google(ChannelSettings settings, Duration timeout, InstantSource clock) {
        Map<String, String> audiences = audiences(settings, "google.audiences");
        URI url = settings.url("google.base-url").orElse(GOOGLE);
        Optional<String> account = settings.text("google.account-id").map(id -> id.replace("-", ""));
        Optional<String> login = settings.text("google.login-account-id").map(id -> id.replace("-", ""));
        Optional<AccessToken> token = googleToken(settings, clock);
        if (audiences.isEmpty()) {
            return Optional.empty();
        }
        if (account.isEmpty() || token.isEmpty()) {
            settings.problem(
                    "google.account-id and google.token, or google.refresh-token, must be set with google.audiences");
            return Optional.empty();
        }
        return Optional.of(new GoogleSettings(url, account.get(), login, audiences, token.get(), timeout));
    }

    /** One that is renewed where there is a refresh token, else the one that is given. */
    private static Optional<AccessToken> googleToken(ChannelSettings settings, InstantSource clock) {
        Optional<String> token = settings.text("google.token");
        Optional<String> refresh = settings.text("google.refresh-token");
        Optional<String> client = settings.text("google.client-id");
        Optional<String> secret = settings.text("google.client-secret");
        URI url = settings.url("google.token-url").orElse(GOOGLE_TOKENS);
        if (refresh.isEmpty()) {
            return token.map(AccessToken::of);
        }
        if (client.isEmpty() || secret.isEmpty()) {
            settings.problem("google.client-id and google.client-secret must be set with google.refresh-token");
            return Optional.empty();
        }
        try {
            Grant grant = new Grant(url, client.get(), secret, refresh.get(), Optional.empty());
            return Optional.of(AccessToken.renewed(new RefreshedToken(grant, clock)));
        } catch (IllegalArgumentException wrong) {
            settings.problem("google.token-url cannot be used: " + wrong.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<MetaSettings> meta(ChannelSettings settings, Duration timeout) {
        Map<String, String> audiences = audiences(settings, "meta.audiences");
        URI url = settings.url("meta.base-url").orElse(META);
        Optional<String> token = settings.text("meta.token");
        if (audiences.isEmpty()) {
            return Optional.empty();
        }
        if (token.isEmpty()) {
            settings.problem("meta.token must be set with meta.audiences");
            return Optional.empty();
        }
        return Optional.of(new MetaSettings(url, audiences, AccessToken.of(token.get()), timeout));
    }

    /** {@code name=id} between commas. */
    private static Map<String, String> audiences(ChannelSettings settings, String name) {
        Map<String, String> audiences = new HashMap<>();
        for (String pair : settings.list(name)) {
            int equals = pair.lastIndexOf('=');
            if (equals < 1 || !pair.substring(equals + 1).strip().matches("\\d{1,20}")) {
                settings.problem(
                        name + " cannot be read: give names and the network's ids, such as sofa=123456, trip=234567");
            } else {
                audiences.put(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
            }
        }
        return audiences;
    }
}
