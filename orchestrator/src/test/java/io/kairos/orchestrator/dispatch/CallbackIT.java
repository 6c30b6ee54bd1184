package io.kairos.orchestrator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.providers.Fault;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What Twilio and customers say back, over HTTP as Twilio says it. */
class CallbackIT extends WithProviders {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Test
    void delivered_settles_what_ended_without_an_answer() throws Exception {
        Providers.TWILIO.faults().next(Fault.hang().butTaken());
        NewDispatch due = sent("sms");
        assertThat(tables.state(due.id())).isEqualTo("unknown");

        assertThat(status(due, "SM1", "delivered", 0)).isEqualTo(200);

        assertThat(tables.dispatch(due.id()))
                .containsEntry("state", "accepted")
                .containsEntry("provider_id", sid("SM1", due));
    }

    @Test
    void failed_settles_it_as_refused_with_the_reason_and_frees_its_place() throws Exception {
        Providers.TWILIO.faults().next(Fault.hang().butTaken());
        NewDispatch due = sent("sms");

        status(due, "SM2", "undelivered", 30_008);

        assertThat(tables.state(due.id())).isEqualTo("refused");
        assertThat(tables.decisions(due.id())).endsWith("refuse failed-late");
    }

    @Test
    void repeats_and_disorder_change_nothing_and_the_highest_word_stands() throws Exception {
        NewDispatch due = sent("sms");

        for (String word : List.of("delivered", "sent", "queued", "delivered", "sent", "sending", "delivered")) {
            assertThat(status(due, "SM3", word, 0)).isEqualTo(200);
        }

        assertThat(tables.state(due.id())).isEqualTo("accepted");
        assertThat(events(due)).containsExactly("delivered", "underway", "underway", "underway");
    }

    @Test
    void late_failure_does_not_undo_an_accepted_message_but_a_dead_number_is_not_written_to_again() throws Exception {
        NewDispatch due = sent("sms");
        NewDispatch next =
                tables.by("sms", ada.reminder(clock.instant().plusSeconds(60), 2, java.util.Optional.empty()));
        queue.add(List.of(next));

        status(due, "SM4", "undelivered", 30_005);

        assertThat(tables.state(due.id())).isEqualTo("accepted");
        assertThat(tables.suppressions(ada)).containsExactly("sms hard-bounce");
        assertThat(tables.decisions(next.id())).containsExactly("cancel address-suppressed");
    }

    @Test
    void forged_is_answered_403_and_changes_nothing() throws Exception {
        Providers.TWILIO.faults().next(Fault.hang().butTaken());
        NewDispatch due = sent("sms");
        Map<String, String> form = statusForm(due, "SM5", "delivered", 0);

        HttpResponse<String> answer = post("?dispatch=" + due.id(), form, "c2lnbmVkIGJ5IG5vYm9keQ==");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("callback-forged").contains("\"remedy\"");
        assertThat(tables.state(due.id())).isEqualTo("unknown");
        assertThat(events(due)).isEmpty();
    }

    @Test
    void signed_nonsense_is_answered_400() throws Exception {
        Map<String, String> form = Map.of("AccountSid", Providers.ACCOUNT);

        assertThat(post("", form, Providers.signature(Providers.CALLBACKS, form))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void opening_the_address_or_calling_for_another_channel_is_refused() throws Exception {
        HttpResponse<String> opened =
                HTTP.send(HttpRequest.newBuilder(local("/callbacks/sms")).build(), BodyHandlers.ofString());
        HttpResponse<String> other = HTTP.send(
                HttpRequest.newBuilder(local("/callbacks/email"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());

        assertThat(opened.statusCode()).isEqualTo(405);
        assertThat(other.statusCode()).isEqualTo(404);
        assertThat(other.body()).contains("callback-channel-unknown");
    }

    @Test
    void stop_in_french_stops_text_messages_at_once_and_start_brings_them_back() throws Exception {
        NewDispatch first = waiting("sms", 1);
        NewDispatch email = waiting("email", 2);

        assertThat(inbound("SM6", "Arrêt s'il vous plaît")).isEqualTo(200);

        assertThat(tables.decisions(first.id())).containsExactly("cancel unsubscribed");
        assertThat(tables.state(email.id())).isEqualTo("ready");
        NewDispatch second = sent("sms", 3);
        assertThat(tables.decisions(second.id())).containsExactly("refuse consent-denied");
        assertThat(tables.state(email.id())).isEqualTo("accepted");

        clock.advance(java.time.Duration.ofMinutes(1));
        assertThat(inbound("SM6", "Arrêt s'il vous plaît")).as("a repeat").isEqualTo(200);
        assertThat(inbound("SM7", "START")).isEqualTo(200);
        assertThat(inbound("SM6", "Arrêt s'il vous plaît")).as("a late repeat").isEqualTo(200);

        assertThat(tables.consents(ada, "sms")).contains("* granted");
        NewDispatch third = sent("sms", 4);
        assertThat(tables.state(third.id())).isEqualTo("accepted");
    }

    @Test
    void is_told_on_the_customers_timeline() throws Exception {
        NewDispatch due = sent("sms");
        status(due, "SM8", "delivered", 0);
        inbound("SM9", "STOP");

        HttpRequest request = HttpRequest.newBuilder(local("/api/customers/" + ada.customerId() + "/timeline"))
                .header("Accept-Language", "en")
                .build();
        String timeline = HTTP.send(request, BodyHandlers.ofString()).body();

        assertThat(timeline)
                .contains("Message 1 reached the customer by ")
                .contains("The customer wants no more messages by ")
                .contains("STOP");
    }

    private int status(NewDispatch due, String sid, String word, int error) throws Exception {
        Map<String, String> form = statusForm(due, sid, word, error);
        String query = "?dispatch=" + due.id();
        return post(query, form, Providers.signature(URI.create(Providers.CALLBACKS + query), form))
                .statusCode();
    }

    private Map<String, String> statusForm(NewDispatch due, String sid, String word, int error) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("MessageSid", sid(sid, due));
        form.put("AccountSid", Providers.ACCOUNT);
        form.put("To", tables.phone(ada));
        form.put("MessageStatus", word);
        if (error != 0) {
            form.put("ErrorCode", Integer.toString(error));
        }
        return form;
    }

    private static String sid(String sid, NewDispatch due) {
        return sid + "-" + due.id();
    }

    private int inbound(String sid, String text) throws Exception {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("MessageSid", sid + "-" + ada.customerId());
        form.put("AccountSid", Providers.ACCOUNT);
        form.put("From", tables.phone(ada));
        form.put("To", "+15005550006");
        form.put("Body", text);
        return post("", form, Providers.signature(Providers.CALLBACKS, form)).statusCode();
    }

    private HttpResponse<String> post(String query, Map<String, String> form, String signature) throws Exception {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(local("/callbacks/sms" + query))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .header("X-Twilio-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private URI local(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private List<String> events(NewDispatch due) {
        UUID id = due.id();
        return jdbc.queryForList(
                "select kind from delivery_event where dispatch_id = ? order by rank desc", String.class, id);
    }
}
