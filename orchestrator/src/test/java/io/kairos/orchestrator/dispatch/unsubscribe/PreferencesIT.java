package io.kairos.orchestrator.dispatch.unsubscribe;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.dispatch.DispatchQueue;
import io.kairos.orchestrator.dispatch.DispatchTables;
import io.kairos.orchestrator.dispatch.DispatchTables.Reachable;
import io.kairos.orchestrator.dispatch.NewDispatch;
import io.kairos.orchestrator.dispatch.UnsubscribeLinks;
import io.kairos.orchestrator.platform.VirtualClock;
import io.kairos.orchestrator.support.KairosTest;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@KairosTest
class PreferencesIT {
    @Autowired
    UnsubscribeLinks links;

    @Autowired
    DispatchQueue queue;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    VirtualClock clock;

    @LocalServerPort
    int port;

    private final HttpClient client = HttpClient.newHttpClient();
    private DispatchTables tables;
    private Reachable ada;
    private NewDispatch reminder;
    private NewDispatch news;

    @BeforeEach
    void customerWithMessages() {
        tables = new DispatchTables(jdbc);
        ada = tables.reachableCustomer(clock.instant());
        tables.consent(ada.customerId(), "email", "news", "granted", clock.instant());
        reminder = ada.reminder(clock.instant().plusSeconds(3_600));
        news = ada.reminder(clock.instant().plusSeconds(3_600), 2, Optional.empty());
        queue.add(List.of(reminder, news));
        jdbc.update("update dispatch set topic = 'news' where id = ?", news.id());
    }

    @Test
    void shows_what_we_send_and_why_in_the_readers_language_and_changes_nothing() throws Exception {
        String english = get(page(), "en").body();
        HttpResponse<String> french = get(page(), "fr");

        assertThat(english)
                .contains("<html lang=\"en\">")
                .contains("Reminders about what you looked for, by email")
                .contains("you receive it")
                .contains("Oslo: you have been interested since")
                .contains("Stop everything")
                .doesNotContain("<script");
        assertThat(french.body()).contains("<html lang=\"fr\">").contains("Tout arrêter");
        assertThat(french.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
        assertThat(tables.state(reminder.id())).isEqualTo("ready");
    }

    @Test
    void a_colleague_stops_one_thing_or_everything_for_her_and_is_told_how_many_messages_that_cancels()
            throws Exception {
        String stop = "http://127.0.0.1:" + port + "/api/customers/" + ada.customerId() + "/stop";

        assertThat(get(stop, "en").body())
                .contains("\"waiting\":2,\"stopped\":false")
                .contains("{\"channel\":\"email\",\"topic\":\"news\",\"allowed\":true,\"waiting\":1}");
        assertThat(json(stop, "{\"channel\": \"email\", \"topic\": \"weather\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(json(stop, "{\"channel\": \"email\", \"topic\": \"news\"}").body())
                .isEqualTo("{\"cancelled\":1}");
        assertThat(tables.state(news.id())).isEqualTo("cancelled");
        assertThat(tables.state(reminder.id())).isEqualTo("ready");
        assertThat(json(stop, "{\"channel\": \"*\", \"topic\": \"*\"}").body()).isEqualTo("{\"cancelled\":1}");
        assertThat(tables.state(reminder.id())).isEqualTo("cancelled");
        assertThat(get(stop, "en").body()).contains("\"waiting\":0,\"stopped\":true");
        assertThat(jdbc.queryForList(
                        "select after from audit_entry where action = 'customer.stop' and target = ?",
                        String.class,
                        ada.customerId().toString()))
                .contains("email, news: 1 cancelled", "*, *: 1 cancelled");
    }

    @Test
    void stops_one_thing_with_what_waits_of_it_and_leaves_the_rest() throws Exception {
        HttpResponse<String> answer = post(page(), "email", "reminders", "stop");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(tables.state(reminder.id())).isEqualTo("cancelled");
        assertThat(tables.state(news.id())).isEqualTo("ready");
        assertThat(consent("email", "reminders")).isEqualTo("denied preference-page");
        String after = get(local(answer.headers().firstValue("Location").orElseThrow()), "en")
                .body();
        assertThat(after).contains("Your choice is in force.").contains("you do not receive it");
    }

    @Test
    void stops_everything_at_once_and_lets_one_thing_in_again() throws Exception {
        clock.advance(Duration.ofMinutes(1));
        post(page(), "*", "*", "stop");

        assertThat(tables.state(reminder.id())).isEqualTo("cancelled");
        assertThat(tables.state(news.id())).isEqualTo("cancelled");
        assertThat(get(page(), "en").body())
                .contains("You have stopped all messages")
                .doesNotContain("you receive it");

        clock.advance(Duration.ofMinutes(1));
        post(page(), "email", "news", "allow");

        String after = get(page(), "en").body();
        assertThat(after).contains("you receive it").contains("you do not receive it");
    }

    @Test
    void takes_no_word_the_page_does_not_offer_and_no_token_of_another_kind() throws Exception {
        assertThat(post(page(), "sms", "weather", "allow").body()).contains("preference-unknown");
        assertThat(post(page(), "email", "news", "sell").body()).contains("preference-unknown");
        String unsubscribe =
                links.to(new DispatchQueue.Line(ada.customerId(), "*", "*")).getPath();
        String token = unsubscribe.substring(unsubscribe.lastIndexOf('/') + 1);
        assertThat(get(local("/preferences/" + token), "en").statusCode()).isEqualTo(404);
        assertThat(get(page().replace("/preferences/", "/unsubscribe/"), "en").statusCode())
                .isEqualTo(404);
    }

    @Test
    void shows_names_as_text_even_if_they_look_like_markup() throws Exception {
        jdbc.update("update need set subject = ? where id = ?", "<script>alert(1)</script>", ada.needId());

        assertThat(get(page(), "en").body()).doesNotContain("<script").contains("&lt;script&gt;");
    }

    private String page() {
        return local(links.preferences(ada.customerId()).getPath());
    }

    private String local(String path) {
        return "http://localhost:" + port + path;
    }

    private String consent(String channel, String topic) {
        return String.valueOf(jdbc.queryForObject(
                "select status || ' ' || source from consent where customer_id = ? and channel = ? and topic = ?",
                String.class,
                ada.customerId(),
                channel,
                topic));
    }

    private HttpResponse<String> get(String url, String language) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Accept-Language", language)
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String url, String channel, String topic, String say) throws Exception {
        String form = "channel=" + encoded(channel) + "&topic=" + encoded(topic) + "&say=" + say;
        return client.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> json(String url, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
