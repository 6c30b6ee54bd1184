package io.kairos.channel.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A symmetric secret of Standard Webhooks 1.0.0: {@code whsec_} and 24 to 64 bytes in Base64. */
public final class Secret {

    private static final String PREFIX = "whsec_";
    private static final int LEAST = 24;
    private static final int MOST = 64;

    private final SecretKeySpec key;

    private Secret(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /**
     * Reads a secret.
     *
     * @throws IllegalArgumentException when it has another form; the text is not quoted
     */
    public static Secret parse(String text) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : "-");
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("a webhook secret must be whsec_ and Base64");
        }
        if (key.length < LEAST || key.length > MOST) {
            throw new IllegalArgumentException("a webhook secret must hold 24 to 64 bytes: " + key.length);
        }
        return new Secret(key);
    }

    /** {@code v1,} and Base64 of HMAC-SHA256 over {@code id.timestamp.body}. */
    String sign(String id, long timestamp, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] signature = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signature);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
