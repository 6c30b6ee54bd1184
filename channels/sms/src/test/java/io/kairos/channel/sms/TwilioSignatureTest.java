package io.kairos.channel.sms;

import static io.kairos.channel.sms.TestCallbacks.LOCAL;
import static io.kairos.channel.sms.TestCallbacks.PROXY;
import static io.kairos.channel.sms.TestCallbacks.SIGNATURE;
import static io.kairos.channel.sms.TestCallbacks.URL;
import static io.kairos.channel.sms.TestCallbacks.callback;
import static io.kairos.channel.sms.TestCallbacks.form;
import static io.kairos.channel.sms.TestCallbacks.lists;
import static io.kairos.channel.sms.TestCallbacks.raw;
import static io.kairos.channel.sms.TestCallbacks.sha256;
import static io.kairos.channel.sms.TestCallbacks.signed;
import static io.kairos.channel.sms.TestCallbacks.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import io.kairos.channel.sms.SmsSettings.Callbacks;
import io.kairos.channel.spi.CallbackChannel.Callback;
import io.kairos.channel.spi.CallbackChannel.Reading;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioSignatureTest {

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

    private static TwilioCallbacks with(Callbacks callbacks) {
        return new TwilioCallbacks(
                TestSms.patient(URI.create("http://127.0.0.1:1")).with(callbacks), TestSms.CLOCK);
    }

    private void assertForged(Callback callback) {
        assertThat(channel.receive(callback)).isInstanceOf(Reading.Forged.class);
    }
}
