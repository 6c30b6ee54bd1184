package io.kairos.orchestrator.dispatch.unsubscribe;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.dispatch.DispatchQueue;
import io.kairos.orchestrator.dispatch.DispatchTables;
import io.kairos.orchestrator.dispatch.DispatchTables.Reachable;
import io.kairos.orchestrator.dispatch.NewDispatch;
import io.kairos.orchestrator.dispatch.UnsubscribeLinks;
import io.kairos.orchestrator.support.KairosTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@KairosTest
class UnsubscribeIT {
    @Autowired
    UnsubscribeLinks links;

    @Autowired
    DispatchQueue queue;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    InstantSource clock;

    @LocalServerPort
    int port;

    private DispatchTables tables;
    private Reachable ada;
    private NewDispatch waiting;

    @BeforeEach
    void customerWithMessage() {
        tables = new DispatchTables(jdbc);
        ada = tables.reachableCustomer(clock.instant());
        waiting = ada.reminder(clock.instant().plusSeconds(3_600));
        queue.add(List.of(waiting));
    }

    @Test
    void opening_the_link_asks_in_the_readers_language_and_changes_nothing() throws Exception {
        HttpResponse<String> english = send(get(link(), "en"));
        HttpResponse<String> french = send(get(link(), "fr"));

        assertThat(english.statusCode()).isEqualTo(200);
        assertThat(english.body())
                .contains("<html lang=\"en\">")
                .contains("<button")
                .contains("Unsubscribe");
        assertThat(french.body()).contains("<html lang=\"fr\">").contains("Se désabonner");
        assertThat(english.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
        assertThat(status("reminders")).isEqualTo("granted");
        assertThat(tables.state(waiting.id())).isEqualTo("ready");
    }

    @Test
    void one_click_without_cookie_denies_the_consent_and_cancels_what_waits() throws Exception {
        NewDispatch other = ada.reminder(clock.instant().plusSeconds(3_600), 2, java.util.Optional.empty());
        queue.add(List.of(other));
        jdbc.update("update dispatch set topic = 'news' where id = ?", other.id());

        HttpResponse<String> answer = send(oneClick(link()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(status("reminders")).isEqualTo("denied");
        assertThat(tables.state(waiting.id())).isEqualTo("cancelled");
        assertThat(tables.decisions(waiting.id())).containsExactly("cancel unsubscribed");
        assertThat(tables.state(other.id())).as("another topic").isEqualTo("ready");
        assertThat(send(oneClick(link())).statusCode()).as("the same again").isEqualTo(200);
    }

    @Test
    void a_changed_link_is_refused_in_plain_words_and_changes_nothing() throws Exception {
        String token = link().substring(link().lastIndexOf('/') + 1);
        String tampered = (token.charAt(0) == 'A' ? 'B' : 'A') + token.substring(1);

        HttpResponse<String> answer = send(oneClick(local("/unsubscribe/" + tampered)));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("unsubscribe-link-invalid").contains("\"remedy\"");
        assertThat(status("reminders")).isEqualTo("granted");
        assertThat(tables.state(waiting.id())).isEqualTo("ready");
    }

    @Test
    void an_old_link_still_works_for_a_customer_who_was_merged_into_another() throws Exception {
        String old = link();
        UUID known = tables.reachableCustomer(clock.instant()).customerId();
        jdbc.update("update customer set merged_into = ? where id = ?", known, ada.customerId());
        jdbc.update("update dispatch set customer_id = ? where customer_id = ?", known, ada.customerId());

        send(oneClick(old));

        assertThat(jdbc.queryForObject(
                        "select status from consent where customer_id = ? and topic = 'reminders'",
                        String.class,
                        known))
                .isEqualTo("denied");
        assertThat(tables.state(waiting.id())).isEqualTo("cancelled");
    }

    private String link() {
        URI link = links.to(new DispatchQueue.Line(ada.customerId(), "email", "reminders"));
        assertThat(link.getScheme()).isEqualTo("http");
        return local(link.getPath());
    }

    private String local(String path) {
        return "http://localhost:" + port + path;
    }

    private @Nullable String status(String topic) {
        return jdbc.queryForObject(
                "select status from consent where customer_id = ? and channel = 'email' and topic = ?",
                String.class,
                ada.customerId(),
                topic);
    }

    private static HttpRequest get(String url, String language) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Accept-Language", language)
                .build();
    }

    private static HttpRequest oneClick(String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                .build();
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
