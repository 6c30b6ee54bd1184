package io.kairos.orchestrator.guard;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Deals a customer a number in 0..1 that never changes and that nobody without the key can foretell: HMAC-SHA256 of group and id. */
final class Holdout {
    private static final String HMAC = "HmacSHA256";
    private static final int BITS = 53;

    private final SecretKeySpec key;

    Holdout(byte[] key) {
        this.key = new SecretKeySpec(key, HMAC);
    }

    /** Uniform on [0, 1), independent between groups. */
    double draw(String group, UUID customer) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(group.getBytes(StandardCharsets.UTF_8));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(17)
                    .put((byte) 0)
                    .putLong(customer.getMostSignificantBits())
                    .putLong(customer.getLeastSignificantBits())
                    .array());
            return (ByteBuffer.wrap(hash).getLong() >>> (Long.SIZE - BITS)) * 0x1p-53;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + HMAC, e);
        }
    }
}
