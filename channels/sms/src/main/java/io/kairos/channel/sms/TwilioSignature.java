package io.kairos.channel.sms;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of Twilio's requests: {@code Base64(HMAC-SHA1(token, url + name1 + value1 + name2 + ...))}, the fields of a
 * form sorted by name and, where a name comes several times, its distinct values sorted too. A body that is no form is not
 * part of it; its SHA-256 then stands in the query as {@code bodySHA256}. The SDK's own validator knows no repeated names.
 */
final class TwilioSignature {

    private final SecretKeySpec key;

    TwilioSignature(String authToken) {
        this.key = new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1");
    }

    /** Whether the signature is right for a form; takes the same time whatever is wrong. */
    boolean isRight(String url, Map<String, List<String>> form, String signature) {
        return isEqual(of(url, form), signature);
    }

    /** Whether the body is the one whose hash was signed with the address. */
    static boolean isBody(byte[] body, String bodySha256) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return isEqual(HexFormat.of().formatHex(hash), bodySha256);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    String of(String url, Map<String, List<String>> form) {
        StringBuilder signed = new StringBuilder(url);
        new TreeMap<>(form)
                .forEach((name, values) -> new TreeSet<>(values)
                        .forEach(value -> signed.append(name).append(value)));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(key);
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static boolean isEqual(String right, String given) {
        return MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
