package io.kairos.channel.email;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets by which this program knows its own tokens again. The first signs; all are tried when a token comes back, so that
 * a secret is changed by putting a new one before it. Thread-safe.
 */
public final class SigningKeys {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_BYTES = 16;

    private final List<byte[]> secrets;

    /** @param secrets at least one, each of at least 16 bytes */
    public SigningKeys(List<byte[]> secrets) {
        this.secrets = secrets.stream().map(byte[]::clone).toList();
        if (secrets.isEmpty() || secrets.stream().anyMatch(secret -> secret.length < LEAST_BYTES)) {
            throw new IllegalArgumentException("give at least one signing secret, each of at least 16 bytes");
        }
    }

    /** One secret, as text. */
    public static SigningKeys of(String secret) {
        return new SigningKeys(List.of(secret.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The first bytes of HMAC-SHA256 over purpose and text.
     *
     * @param purpose keeps a token made for one thing from being taken for another
     * @param length 1 to 32 bytes
     */
    public byte[] sign(String purpose, String text, int length) {
        return mac(secrets.get(0), purpose, text, length);
    }

    /** Whether one of the secrets made this signature; takes the same time for every wrong one. */
    public boolean verify(String purpose, String text, byte[] signature) {
        boolean good = false;
        for (byte[] secret : secrets) {
            good |= MessageDigest.isEqual(mac(secret, purpose, text, signature.length), signature);
        }
        return good && signature.length > 0;
    }

    private static byte[] mac(byte[] secret, String purpose, String text, int length) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return Arrays.copyOf(mac.doFinal((purpose + "\n" + text).getBytes(StandardCharsets.UTF_8)), length);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "SigningKeys[hidden]";
    }
}
