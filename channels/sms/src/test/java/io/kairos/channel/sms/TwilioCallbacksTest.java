package io.kairos.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import io.kairos.channel.sms.SmsSettings.Callbacks;
import io.kairos.channel.spi.CallbackChannel.Callback;
import io.kairos.channel.spi.CallbackChannel.Reading;
import io.kairos.channel.spi.DeliveryEvent;
import io.kairos.channel.spi.Recipient;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioCallbacksTest {

    private static final String URL = TestSms.PUBLIC + "?dispatch=d-1";
    private static final String LOCAL = "/inside/sms?dispatch=d-1";
    private static final TwilioSignature SIGNATURE = new TwilioSignature(TestSms.TOKEN);
    private static final InetAddress PROXY = InetAddress.getLoopbackAddress();

    private final SmsChannel channel =
            SmsChannel.open(TestSms.patient(URI.create("http://127.0.0.1:1")), TestSms.CLOCK);

    @Test
    void signs_as_the_sdk_does() {
        Map<String, String> fields = Map.of("CallSid", "CA1234567890ABCDE", "Digits", "1234", "From", "+14158675310");

        String signature = SIGNATURE.of(URL, lists(fields));

        assertThat(new RequestValidator(TestSms.TOKEN).validate(URL, fields, signature))
                .isTrue();
        assertThat(SIGNATURE.isRight(URL, lists(fields), signature)).isTrue();
    }

    @Test
    void agrees_with_the_example_of_twilios_documentation() {
        Map<String, String> fields = Map.of(
                "CallSid", "CA1234567890ABCDE",
                "Caller", "+14158675310",
                "Digits", "1234",
                "From", "+14158675310",
                "To", "+18005551212");

        assertThat(new TwilioSignature("12345").of("https://mycompany.com/myapp.php?foo=1&bar=2", lists(fields)))
                .isEqualTo("GvWf1cFY/Q7PnoempGyD5oXAezc=");
    }

    @ParameterizedTest
    @CsvSource({
        "queued, 0, Underway, 2",
        "sending, 0, Underway, 3",
        "sent, 0, Underway, 4",
        "delivered, 0, Delivered, 20",
        "undelivered, 30003, Bounced, 30",
        "undelivered, 30005, Bounced, 30",
        "failed, 30007, Failed, 25",
        "failed, 0, Failed, 25",
        "read, 0, Opened, 40"
    })
    void reads_what_became_of_a_message(String status, String code, String event, int rank) {
        assertThat(genuine(signed(status(status, code))).events())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.getClass().getSimpleName()).isEqualTo(event);
                    assertThat(one.rank()).isEqualTo(rank);
                    assertThat(one.source().dispatchId()).contains("d-1");
                    assertThat(one.source().providerId()).contains("SM1");
                    assertThat(one.source().key()).isEqualTo("SM1:" + status);
                });
    }

    @Test
    void an_unknown_telephone_bounces_for_good_and_a_switched_off_one_does_not() {
        DeliveryEvent unknown =
                genuine(signed(status("undelivered", "30005"))).events().get(0);
        DeliveryEvent off =
                genuine(signed(status("undelivered", "30003"))).events().get(0);

        assertThat(((DeliveryEvent.Bounced) unknown).hard()).isTrue();
        assertThat(((DeliveryEvent.Bounced) off).hard()).isFalse();
    }

    @Test
    void an_opt_out_known_to_twilio_unsubscribes() {
        assertThat(genuine(signed(status("failed", "21610"))).events())
                .hasExactlyElementsOfTypes(DeliveryEvent.Failed.class, DeliveryEvent.Unsubscribed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "STOP, Unsubscribed Replied",
        "Arrêt, Unsubscribed Replied",
        "START, Resubscribed Replied",
        "Merci !, Replied",
        "HELP, Replied"
    })
    void reads_what_a_customer_writes(String text, String events) {
        List<DeliveryEvent> read = genuine(signed(inbound(text))).events();

        assertThat(read.stream().map(one -> one.getClass().getSimpleName()).collect(Collectors.joining(" ")))
                .isEqualTo(events);
        assertThat(read).extracting(one -> one.source().key()).doesNotHaveDuplicates();
        assertThat(read.get(0).source().recipient()).contains(new Recipient.Phone(TestSms.ANN));
    }

    @Test
    void believes_twilios_own_word_on_an_opt_out() {
        Map<String, String> fields = inbound("Nie wieder");
        fields.put("OptOutType", "STOP");

        assertThat(genuine(signed(fields)).events().get(0)).isInstanceOf(DeliveryEvent.Unsubscribed.class);
    }

    @Test
    void answers_help_where_the_settings_say_how() {
        SmsSettings settings = TestSms.patient(URI.create("http://127.0.0.1:1"))
                .with(new Callbacks(Optional.of(TestSms.PUBLIC), List.of(), "Kairos & co"));
        try (SmsChannel helpful = SmsChannel.open(settings, TestSms.CLOCK)) {
            Reading.Genuine reading = (Reading.Genuine) helpful.receive(signed(inbound("HELP")));

            assertThat(reading.answer()).contains("<Message>Kairos &amp; co</Message>");
        }
        assertThat(genuine(signed(inbound("HELP"))).answer()).doesNotContain("Message");
    }

    @Test
    void refuses_a_missing_or_wrong_signature() {
        Map<String, String> fields = status("delivered", "0");

        assertForged(callback(LOCAL, fields, Optional.empty()));
        assertForged(callback(LOCAL, fields, Optional.of("")));
        assertForged(callback(LOCAL, fields, Optional.of(new TwilioSignature("other").of(URL, lists(fields)))));
        assertForged(callback("/inside/sms?dispatch=d-2", fields, Optional.of(SIGNATURE.of(URL, lists(fields)))));
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put("MessageStatus", "failed");
        assertForged(callback(LOCAL, changed, Optional.of(SIGNATURE.of(URL, lists(fields)))));
    }

    @Test
    void refuses_another_account() {
        Map<String, String> fields = status("delivered", "0");
        fields.put("AccountSid", "ACffffffffffffffffffffffffffffffff");

        assertForged(signed(fields));
    }

    @Test
    void repeated_fields_count_once_each_and_sorted() {
        String body = "MessageSid=SM1&MessageStatus=sent&Tag=b&Tag=a&Tag=b";
        String signature = SIGNATURE.of(
                URL, Map.of("MessageSid", List.of("SM1"), "MessageStatus", List.of("sent"), "Tag", List.of("a", "b")));

        assertThat(channel.receive(raw(LOCAL, "application/x-www-form-urlencoded", body, signature)))
                .isInstanceOf(Reading.Genuine.class);
    }

    @Test
    void a_json_body_is_covered_by_its_hash() {
        String body = "{\"status\":\"delivered\"}";
        String hash = "75f54e6f3c9ffecdcf2afb4d13bd7a7c8c8ea5df12c1e9ff8e0f24cb6eb0aa08";
        String right = sha256(body);
        String query = "?MessageSid=SM1&MessageStatus=delivered&bodySHA256=";

        assertThat(channel.receive(raw(
                        "/x" + query + right,
                        "application/json",
                        body,
                        SIGNATURE.of(TestSms.PUBLIC + query + right, Map.of()))))
                .isInstanceOf(Reading.Genuine.class);
        assertForged(raw(
                "/x" + query + hash, "application/json", body, SIGNATURE.of(TestSms.PUBLIC + query + hash, Map.of())));
        String none = "?MessageSid=SM1&MessageStatus=delivered";
        assertForged(raw("/x" + none, "application/json", body, SIGNATURE.of(TestSms.PUBLIC + none, Map.of())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://shop.example:443/callbacks/sms", "https://shop.example/callbacks/sms"})
    void the_schemes_own_port_may_stand_or_not(String signedUrl) {
        Map<String, String> fields = status("delivered", "0");

        assertThat(channel.receive(
                        callback(LOCAL, fields, Optional.of(SIGNATURE.of(signedUrl + "?dispatch=d-1", lists(fields))))))
                .isInstanceOf(Reading.Genuine.class);
    }

    @Test
    void believes_forwarded_headers_from_trusted_proxies_alone() {
        Map<String, String> fields = status("delivered", "0");
        String signature = SIGNATURE.of("https://shop.example/sms?dispatch=d-1", lists(fields));
        Map<String, List<String>> headers = Map.of(
                "Host", List.of("inside:8080"),
                "X-Forwarded-Proto", List.of("https, http"),
                "X-Forwarded-Host", List.of("shop.example"),
                "X-Twilio-Signature", List.of(signature),
                "Content-Type", List.of("application/x-www-form-urlencoded"));
        Callback behindProxy = new Callback(
                "POST",
                "/sms?dispatch=d-1",
                headers,
                form(fields).getBytes(StandardCharsets.UTF_8),
                Optional.of(PROXY));

        assertThat(with(new Callbacks(Optional.empty(), List.of(PROXY), "")).read(behindProxy))
                .isInstanceOf(Reading.Genuine.class);
        assertThat(with(new Callbacks(Optional.empty(), List.of(), "")).read(behindProxy))
                .isInstanceOf(Reading.Forged.class);
    }

    @Test
    void says_what_it_cannot_understand() {
        assertThat(channel.receive(signed(new LinkedHashMap<>(Map.of("MessageSid", "SM1")))))
                .isInstanceOf(Reading.Malformed.class);
        assertThat(channel.receive(signed(new LinkedHashMap<>(Map.of("A", "b")))))
                .isInstanceOf(Reading.Malformed.class);
        assertThat(channel.receive(raw(LOCAL, "application/x-www-form-urlencoded", "a=%", "x")))
                .isInstanceOf(Reading.Malformed.class);
        assertThat(genuine(signed(status("a-new-word", "0"))).events()).isEmpty();
    }

    private static TwilioCallbacks with(Callbacks callbacks) {
        return new TwilioCallbacks(
                TestSms.patient(URI.create("http://127.0.0.1:1")).with(callbacks), TestSms.CLOCK);
    }

    private Reading.Genuine genuine(Callback callback) {
        return (Reading.Genuine) channel.receive(callback);
    }

    private void assertForged(Callback callback) {
        assertThat(channel.receive(callback)).isInstanceOf(Reading.Forged.class);
    }

    private static Map<String, String> status(String status, String code) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("MessageSid", "SM1");
        fields.put("AccountSid", TestSms.SID);
        fields.put("MessageStatus", status);
        fields.put("To", TestSms.ANN);
        fields.put("ErrorCode", code);
        return fields;
    }

    private static Map<String, String> inbound(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("MessageSid", "SM2");
        fields.put("AccountSid", TestSms.SID);
        fields.put("From", TestSms.ANN);
        fields.put("To", TestSms.FROM);
        fields.put("Body", text);
        fields.put("SmsStatus", "received");
        return fields;
    }

    private static Callback signed(Map<String, String> fields) {
        return callback(LOCAL, fields, Optional.of(SIGNATURE.of(URL, lists(fields))));
    }

    private static Callback callback(String uri, Map<String, String> fields, Optional<String> signature) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Content-Type", List.of("application/x-www-form-urlencoded; charset=UTF-8"));
        headers.put("Host", List.of("inside:8080"));
        signature.ifPresent(value -> headers.put("X-Twilio-Signature", List.of(value)));
        return new Callback("POST", uri, headers, form(fields).getBytes(StandardCharsets.UTF_8), Optional.of(PROXY));
    }

    private static Callback raw(String uri, String type, String body, String signature) {
        Map<String, List<String>> headers =
                Map.of("Content-Type", List.of(type), "X-Twilio-Signature", List.of(signature));
        return new Callback("POST", uri, headers, body.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, List<String>> lists(Map<String, String> fields) {
        return fields.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> List.of(field.getValue())));
    }

    private static String sha256(String text) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
