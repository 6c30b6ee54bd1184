package io.kairos.channel.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kairos.channel.display.fake.FakeGoogle;
import io.kairos.channel.display.fake.FakeMeta;
import io.kairos.channel.display.fake.FakeNetwork;
import io.kairos.channel.display.fake.Trouble;
import io.kairos.channel.display.identity.GoogleIdentifiers;
import io.kairos.channel.display.identity.MetaIdentifiers;
import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.ChannelProvider;
import io.kairos.channel.spi.ChannelSettingsException;
import io.kairos.channel.spi.Cost;
import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.DeliveryOutcome.Accepted;
import io.kairos.channel.spi.DeliveryOutcome.Refused;
import io.kairos.channel.spi.DeliveryOutcome.TryAgain;
import io.kairos.channel.spi.DeliveryOutcome.Unknown;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.MessageContent.Audience.Membership;
import io.kairos.channel.spi.OutboundMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayChannelTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final FakeGoogle google = new FakeGoogle("g-token");
    private final FakeMeta meta = new FakeMeta("m-token");
    private final DisplayChannel channel = DisplayChannel.create(
            List.of(
                    Networks.google(google, Optional.empty(), "g-token", TIMEOUT),
                    Networks.meta(meta, Optional.empty(), "m-token", TIMEOUT)),
            Cost.FREE);

    @AfterEach
    void stop() {
        channel.close();
        google.close();
        meta.close();
    }

    @Test
    void a_customer_enters_an_audience_on_every_network_and_leaves_it_again() {
        assertThat(channel.deliver(enters("d1", "ada@example.org")))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.providerId()).contains("google:", "meta:"));
        assertThat(google.book().members()).containsEntry("111", Set.of(googleHash("ada@example.org")));
        assertThat(meta.book().members()).containsEntry("111", Set.of(metaHash("ada@example.org")));

        assertThat(channel.deliver(leaves("d2", "ada@example.org"))).isInstanceOf(Accepted.class);
        assertThat(google.book().members().get("111")).isEmpty();
        assertThat(meta.book().members().get("111")).isEmpty();
    }

    @Test
    void doing_it_twice_changes_nothing() {
        channel.deliver(enters("d1", "ada@example.org"));
        channel.deliver(enters("d1", "ada@example.org"));

        assertThat(meta.book().members().get("111")).hasSize(1);
        assertThat(meta.book().changes()).hasSize(2);
    }

    @Test
    void many_changes_are_one_call_a_group_and_the_last_of_a_customer_counts() {
        List<DeliveryOutcome> outcomes = channel.deliverAll(List.of(
                enters("d1", "ada@example.org"),
                enters("d2", "bob@example.org"),
                leaves("d3", "ada@example.org"),
                enters("d4", "nobody"),
                new OutboundMessage(
                        "d5",
                        DisplayTestPeople.person("eve@example.org"),
                        new MessageContent.Audience("unknown", Membership.ENTER),
                        Map.of())));

        assertThat(outcomes.subList(0, 3))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Accepted.class));
        assertThat(outcomes.get(3))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.code()).isEqualTo("invalid-identifiers"));
        assertThat(outcomes.get(4))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.code()).isEqualTo("audience-unknown"));
        assertThat(google.book().calls()).isEqualTo(2);
        assertThat(google.book().members().get("111")).containsExactly(googleHash("bob@example.org"));
    }

    @ParameterizedTest
    @CsvSource({
        "RATE_LIMIT, PT2M, rate limit",
        "AWAY, PT2M, 503",
        "BROKEN, PT1M, 500",
        "TOKEN_EXPIRED, PT10M, give the channel a new one",
        "FORBIDDEN, PT10M, check the permissions"
    })
    void failures_of_a_network_are_tried_again_and_said_in_plain_words(Trouble trouble, Duration after, String words) {
        for (FakeNetwork fake : List.of(google, meta)) {
            google.ail(Optional.empty());
            meta.ail(Optional.empty());
            fake.ail(Optional.of(trouble));

            assertThat(channel.deliver(enters("d1", "ada@example.org")))
                    .as(fake.getClass().getSimpleName())
                    .isInstanceOfSatisfying(TryAgain.class, again -> {
                        assertThat(again.after()).isEqualTo(after);
                        assertThat(again.why()).contains(words).doesNotContain("ada", "token\"");
                    });
        }
    }

    @Test
    void a_connection_that_breaks_after_the_request_leaves_it_unknown_and_it_may_be_done_again() {
        meta.ail(Optional.of(Trouble.RESETS));
        assertThat(channel.deliver(enters("d1", "ada@example.org"))).isInstanceOf(Unknown.class);

        meta.ail(Optional.empty());
        assertThat(channel.deliver(enters("d1", "ada@example.org"))).isInstanceOf(Accepted.class);
        assertThat(google.book().members().get("111")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "DELETE"})
    void the_fake_refuses_what_is_not_hashed(String method) throws Exception {
        String clear = "{\"session\":{\"session_id\":1,\"batch_seq\":1,\"last_batch_flag\":true},"
                + "\"payload\":{\"schema\":[\"EMAIL\"],\"data\":[[\"ada@example.org\"]]}}";
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(meta.url() + "/v21.0/111/users"))
                                .header("Authorization", "Bearer m-token")
                                .method(method, HttpRequest.BodyPublishers.ofString(clear))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("SHA-256");
        assertThat(meta.book().members()).isEmpty();
    }

    @Test
    void comes_in_with_its_jar() {
        ChannelProvider provider = ServiceLoader.load(ChannelProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.id().equals("display"))
                .findFirst()
                .orElseThrow();

        try (Channel made = provider.create(
                Map.of(
                        "google.base-url", google.url().toString(),
                        "google.account-id", "123-456-7890",
                        "google.token", "g-token",
                        "google.audiences", "sofa=111, trip = 222"),
                NetworkContract.CLOCK)) {
            assertThat(made.deliver(enters("d1", "ada@example.org"))).isInstanceOf(Accepted.class);
        }
    }

    @Test
    void every_wrong_setting_is_named_at_once() {
        assertThatThrownBy(() -> new DisplayProvider()
                        .create(
                                Map.of("google.audiences", "sofa", "meta.audiences", "sofa=1", "x", "y"),
                                NetworkContract.CLOCK))
                .isInstanceOfSatisfying(
                        ChannelSettingsException.class,
                        e -> assertThat(e.problems())
                                .anyMatch(problem -> problem.startsWith("google.audiences cannot be read"))
                                .anyMatch(problem -> problem.startsWith("meta.token must be set"))
                                .anyMatch(problem -> problem.startsWith("x is unknown")));
    }

    private static OutboundMessage enters(String id, String email) {
        return message(id, email, Membership.ENTER);
    }

    private static OutboundMessage leaves(String id, String email) {
        return message(id, email, Membership.LEAVE);
    }

    private static OutboundMessage message(String id, String email, Membership membership) {
        return OutboundMessage.to(DisplayTestPeople.person(email), id, new MessageContent.Audience("sofa", membership));
    }

    private static String googleHash(String email) {
        return GoogleIdentifiers.emailHash(DisplayTestPeople.person(email)).orElseThrow();
    }

    private static String metaHash(String email) {
        return MetaIdentifiers.emailHash(DisplayTestPeople.person(email)).orElseThrow();
    }
}
