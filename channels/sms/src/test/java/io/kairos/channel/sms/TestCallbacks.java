package io.kairos.channel.sms;

import io.kairos.channel.spi.CallbackChannel.Callback;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Requests as Twilio makes them. */
final class TestCallbacks {

    static final String URL = TestSms.PUBLIC + "?dispatch=d-1";
    static final String LOCAL = "/inside/sms?dispatch=d-1";
    static final TwilioSignature SIGNATURE = new TwilioSignature(TestSms.TOKEN);
    static final InetAddress PROXY = InetAddress.getLoopbackAddress();

    private TestCallbacks() {}

    static Map<String, String> status(String status, String code) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("MessageSid", "SM1");
        fields.put("AccountSid", TestSms.SID);
        fields.put("MessageStatus", status);
        fields.put("To", TestSms.ANN);
        fields.put("ErrorCode", code);
        return fields;
    }

    static Map<String, String> inbound(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("MessageSid", "SM2");
        fields.put("AccountSid", TestSms.SID);
        fields.put("From", TestSms.ANN);
        fields.put("To", TestSms.FROM);
        fields.put("Body", text);
        fields.put("SmsStatus", "received");
        return fields;
    }

    static Callback signed(Map<String, String> fields) {
        return callback(LOCAL, fields, Optional.of(SIGNATURE.of(URL, lists(fields))));
    }

    static Callback callback(String uri, Map<String, String> fields, Optional<String> signature) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Content-Type", List.of("application/x-www-form-urlencoded; charset=UTF-8"));
        headers.put("Host", List.of("inside:8080"));
        signature.ifPresent(value -> headers.put("X-Twilio-Signature", List.of(value)));
        return new Callback("POST", uri, headers, form(fields).getBytes(StandardCharsets.UTF_8), Optional.of(PROXY));
    }

    static Callback raw(String uri, String type, String body, String signature) {
        Map<String, List<String>> headers =
                Map.of("Content-Type", List.of(type), "X-Twilio-Signature", List.of(signature));
        return new Callback("POST", uri, headers, body.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static Map<String, List<String>> lists(Map<String, String> fields) {
        return fields.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> List.of(field.getValue())));
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
