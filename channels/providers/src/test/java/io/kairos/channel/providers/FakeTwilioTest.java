package io.kairos.channel.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeTwilioTest {

    private static final String SID = "AC0123456789abcdef0123456789abcdef";
    private static final String TOKEN = "token";
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T09:30:00Z"));
    private static final String GOOD = "To=%2B33612345678&From=%2B15005550006&Body=Hi";

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private FakeTwilio twilio;

    @BeforeEach
    void start() {
        twilio = FakeTwilio.start(TwilioSettings.of(SID, TOKEN).withLedger(folder.resolve("ledger")), CLOCK);
    }

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    void takes_a_good_message_and_writes_it_down_first() throws IOException, InterruptedException {
        HttpResponse<String> answer = post(GOOD + "&StatusCallback=http%3A%2F%2F127.0.0.1%2Fx%3Fdispatch%3Dd-1", TOKEN);

        SentSms sms = twilio.received().get(0);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body())
                .contains("\"sid\":\"" + sms.sid() + "\"")
                .contains("\"status\":\"queued\"")
                .contains("\"date_created\":\"Sun, 01 Mar 2026 09:30:00 +0000\"");
        assertThat(sms.dispatchId()).contains("d-1");
        assertThat(Files.readAllLines(folder.resolve("ledger"))).containsExactly(sms.sid() + " d-1");
    }

    @ParameterizedTest
    @CsvSource({
        "From=%2B15005550006&Body=Hi, 21604",
        "To=%2B33612345678&Body=Hi, 21603",
        "To=0612345678&From=%2B15005550006&Body=Hi, 21211",
        "To=%2B33612345678&From=?&Body=Hi, 21212",
        "To=%2B33612345678&From=%2B15005550006, 21619"
    })
    void errs_as_twilio_does(String form, int code) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(form, TOKEN);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":" + code).contains("\"status\":400");
        assertThat(twilio.received()).isEmpty();
    }

    @Test
    void asks_for_the_right_token() throws IOException, InterruptedException {
        HttpResponse<String> answer = post(GOOD, "wrong");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"code\":20003");
    }

    @Test
    void fails_when_told_to_and_counts_every_post() throws IOException, InterruptedException {
        twilio.faults()
                .next(Fault.busy(429, Duration.ofSeconds(7)), Fault.status(500).butTaken());

        HttpResponse<String> busy = post(GOOD, TOKEN);
        HttpResponse<String> lost = post(GOOD, TOKEN);
        HttpResponse<String> well = post(GOOD, TOKEN);

        assertThat(busy.headers().firstValue("Retry-After")).contains("7");
        assertThat(List.of(busy.statusCode(), lost.statusCode(), well.statusCode()))
                .containsExactly(429, 500, 201);
        assertThat(twilio.received()).hasSize(2);
        assertThat(twilio.posts()).isEqualTo(3);
    }

    @Test
    void breaks_connections_when_told_to() {
        twilio.faults().next(Fault.reset(), Fault.close());

        assertThatThrownBy(() -> post(GOOD, TOKEN)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> post(GOOD, TOKEN)).isInstanceOf(IOException.class);
        assertThat(twilio.received()).isEmpty();
    }

    @Test
    void refuses_a_customer_who_wrote_stop_until_she_writes_start() throws IOException, InterruptedException {
        twilio.inbound("+33612345678", "+15005550006", "stop", twilio.baseUrl());
        HttpResponse<String> stopped = post(GOOD, TOKEN);
        twilio.inbound("+33612345678", "+15005550006", "START", twilio.baseUrl());
        HttpResponse<String> again = post(GOOD, TOKEN);

        assertThat(stopped.body()).contains("\"code\":21610");
        assertThat(again.statusCode()).isEqualTo(201);
    }

    @Test
    void calls_back_with_a_signature_over_address_and_fields() throws IOException, InterruptedException {
        List<Request> calls = new CopyOnWriteArrayList<>();
        try (LoopbackServer shop = LoopbackServer.start("shop", 0, request -> {
            calls.add(request);
            return new Reply.Answer(200, Map.of(), "");
        })) {
            String callback = "http://127.0.0.1:" + shop.port() + "/sms?dispatch=d-1";
            post(GOOD + "&StatusCallback=" + callback.replace(":", "%3A").replace("?", "%3F"), TOKEN);

            int status = twilio.callBack(twilio.received().get(0).sid(), "delivered", 0);

            assertThat(status).isEqualTo(200);
            Request call = calls.get(0);
            assertThat(call.form()).containsEntry("MessageStatus", "delivered");
            assertThat(call.headers().get("x-twilio-signature"))
                    .isEqualTo(new TwilioCaller(TOKEN).signature(callback, call.form()));
        }
    }

    @Test
    void lists_the_newest_first_page_by_page() throws IOException, InterruptedException {
        for (int i = 0; i < 3; i++) {
            post(GOOD + i, TOKEN);
        }
        post(GOOD.replace("33612345678", "33612345679"), TOKEN);

        String first = get("?To=%2B33612345678&PageSize=2");
        String second = get("?To=%2B33612345678&PageSize=2&Page=1");

        assertThat(first.indexOf("Hi2")).isPositive().isLessThan(first.indexOf("Hi1"));
        assertThat(first).contains("Page=1").doesNotContain("Hi0");
        assertThat(second).contains("Hi0").contains("\"next_page_uri\":null");
    }

    private HttpResponse<String> post(String form, String token) throws IOException, InterruptedException {
        return http.send(
                request("", token)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private String get(String query) throws IOException, InterruptedException {
        return http.send(request(query, TOKEN).build(), BodyHandlers.ofString()).body();
    }

    private HttpRequest.Builder request(String query, String token) {
        String login = Base64.getEncoder().encodeToString((SID + ":" + token).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(
                        URI.create(twilio.baseUrl() + "/2010-04-01/Accounts/" + SID + "/Messages.json" + query))
                .header("Authorization", "Basic " + login);
    }
}
