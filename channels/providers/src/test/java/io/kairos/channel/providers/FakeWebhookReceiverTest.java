package io.kairos.channel.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the example of the Standard Webhooks project's own libraries. */
class FakeWebhookReceiverTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final String BODY = "{\"test\": 2432232314}";
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1614265330));

    @TempDir
    private Path folder;

    private FakeWebhookReceiver receiver;

    @BeforeEach
    void start() {
        receiver = FakeWebhookReceiver.start(
                WebhookReceiverSettings.of(SECRET).withLedger(folder.resolve("ledger")), CLOCK);
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void takes_what_is_signed_and_knows_a_repeat() throws IOException, InterruptedException {
        assertThat(post("v1,bm9uc2Vuc2U= " + SIGNATURE, "1614265330")).isEqualTo(204);
        assertThat(post(SIGNATURE, "1614265330")).isEqualTo(204);

        assertThat(receiver.received()).extracting(ReceivedWebhook::repeated).containsExactly(false, true);
        assertThat(Files.readAllLines(folder.resolve("ledger"))).containsExactly(ID + " first", ID + " repeated");
    }

    @Test
    void refuses_a_wrong_signature_and_an_old_time() throws IOException, InterruptedException {
        assertThat(post("v1,bm9uc2Vuc2U=", "1614265330")).isEqualTo(401);
        assertThat(post(SIGNATURE, "1614265331")).isEqualTo(401);
        assertThat(post(SIGNATURE, "1614264000")).isEqualTo(401);

        assertThat(receiver.received()).extracting(ReceivedWebhook::genuine).containsOnly(false);
        assertThat(Files.readAllLines(folder.resolve("ledger"))).isEmpty();
    }

    private int post(String signature, String timestamp) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(receiver.url("/hook"))
                                .header("webhook-id", ID)
                                .header("webhook-timestamp", timestamp)
                                .header("webhook-signature", signature)
                                .POST(HttpRequest.BodyPublishers.ofString(BODY))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }
}
