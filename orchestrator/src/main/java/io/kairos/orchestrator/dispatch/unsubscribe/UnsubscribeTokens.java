package io.kairos.orchestrator.dispatch.unsubscribe;

import io.kairos.orchestrator.dispatch.DispatchQueue.Line;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens that name one customer, channel and topic and that nobody else can make: version, customer id, channel length,
 * channel and topic, then their HMAC-SHA256, in URL-safe Base64. They hold no address.
 */
final class UnsubscribeTokens {
    private static final String HMAC = "HmacSHA256";
    private static final int HMAC_BYTES = 32;
    private static final int HEAD_BYTES = 1 + 16 + 1;
    private static final int MAX_TOKEN = 400;
    private static final byte VERSION = 1;

    private final SecretKeySpec key;

    UnsubscribeTokens(byte[] secret) {
        key = new SecretKeySpec(secret, HMAC);
    }

    String write(Line line) {
        byte[] channel = line.channel().getBytes(StandardCharsets.UTF_8);
        byte[] topic = line.topic().getBytes(StandardCharsets.UTF_8);
        byte[] content = ByteBuffer.allocate(HEAD_BYTES + channel.length + topic.length)
                .put(VERSION)
                .putLong(line.customerId().getMostSignificantBits())
                .putLong(line.customerId().getLeastSignificantBits())
                .put((byte) channel.length)
                .put(channel)
                .put(topic)
                .array();
        byte[] token = Arrays.copyOf(content, content.length + HMAC_BYTES);
        System.arraycopy(hmac(content), 0, token, content.length, HMAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** What the token names; empty when it is not one of ours, whole and unchanged. */
    Optional<Line> read(String text) {
        if (text.length() > MAX_TOKEN) {
            return Optional.empty();
        }
        byte[] token;
        try {
            token = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        int length = token.length - HMAC_BYTES;
        if (length < HEAD_BYTES) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOf(token, length);
        byte[] signature = Arrays.copyOfRange(token, length, token.length);
        if (!MessageDigest.isEqual(hmac(content), signature) || content[0] != VERSION) {
            return Optional.empty();
        }
        ByteBuffer reader = ByteBuffer.wrap(content, 1, length - 1);
        UUID customer = new UUID(reader.getLong(), reader.getLong());
        byte[] channel = new byte[reader.get() & 0xff];
        reader.get(channel);
        byte[] topic = new byte[reader.remaining()];
        reader.get(topic);
        return Optional.of(new Line(
                customer, new String(channel, StandardCharsets.UTF_8), new String(topic, StandardCharsets.UTF_8)));
    }

    private byte[] hmac(byte[] content) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + HMAC, e);
        }
    }
}
