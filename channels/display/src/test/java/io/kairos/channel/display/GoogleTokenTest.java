package io.kairos.channel.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kairos.channel.display.fake.FakeGoogle;
import io.kairos.channel.display.fake.Trouble;
import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.ChannelSettingsException;
import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.OutboundMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An advertising account whose access tokens run out. */
class GoogleTokenTest {

    private final FakeGoogle google = new FakeGoogle("never-told");

    @AfterEach
    void stop() {
        google.close();
    }

    @Test
    void renews_the_access_token_once_and_keeps_it() {
        Channel channel = channel(Map.of());

        assertThat(enter(channel, 1)).isInstanceOf(DeliveryOutcome.Accepted.class);
        assertThat(enter(channel, 2)).isInstanceOf(DeliveryOutcome.Accepted.class);

        assertThat(google.renewals()).isEqualTo(1);
    }

    @Test
    void a_token_that_is_refused_is_renewed_before_the_next_try() {
        Channel channel = channel(Map.of());
        enter(channel, 1);
        google.ail(Optional.of(Trouble.TOKEN_EXPIRED));

        assertThat(enter(channel, 2))
                .isInstanceOfSatisfying(
                        DeliveryOutcome.TryAgain.class,
                        again -> assertThat(again.why()).contains("renewed"));
        google.ail(Optional.empty());

        assertThat(enter(channel, 2)).isInstanceOf(DeliveryOutcome.Accepted.class);
        assertThat(google.renewals()).isEqualTo(2);
    }

    @Test
    void a_refresh_token_that_is_refused_says_what_to_check() {
        Channel channel = channel(Map.of("google.refresh-token", "revoked"));

        assertThat(enter(channel, 1))
                .isInstanceOfSatisfying(
                        DeliveryOutcome.TryAgain.class,
                        again -> assertThat(again.why())
                                .contains("invalid_grant")
                                .doesNotContain("revoked"));
    }

    @Test
    void a_refresh_token_needs_its_client() {
        Map<String, String> settings = settings();
        settings.remove("google.client-secret");

        assertThatThrownBy(() -> new DisplayProvider().create(settings, NetworkContract.CLOCK))
                .isInstanceOf(ChannelSettingsException.class)
                .hasMessageContaining("google.client-secret");
    }

    private Channel channel(Map<String, String> other) {
        Map<String, String> settings = settings();
        settings.putAll(other);
        return new DisplayProvider().create(settings, NetworkContract.CLOCK);
    }

    private Map<String, String> settings() {
        return new HashMap<>(Map.of(
                "google.audiences", "sofa=111",
                "google.account-id", "1234567890",
                "google.base-url", google.url().toString(),
                "google.token-url", google.tokenUrl().toString(),
                "google.refresh-token", "refresh-never-told",
                "google.client-id", "client",
                "google.client-secret", "secret"));
    }

    private static DeliveryOutcome enter(Channel channel, int number) {
        return channel.deliver(new OutboundMessage(
                "dispatch-" + number,
                DisplayTestPeople.person("ada." + number + "@example.org"),
                new MessageContent.Audience("sofa", MessageContent.Audience.Membership.ENTER),
                Map.of()));
    }
}
