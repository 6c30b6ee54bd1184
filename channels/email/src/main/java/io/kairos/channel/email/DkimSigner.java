package io.kairos.channel.email;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Signs mails (RFC 6376, relaxed/relaxed; RFC 8301; Ed25519 by RFC 8463). From, To and Subject are signed once more than
 * they occur, so that none can be added on the way. Thread-safe.
 */
public final class DkimSigner {

    private static final int LEAST_RSA_BITS = 2_048;
    private static final List<String> SIGNED = List.of(
            "from",
            "to",
            "subject",
            "date",
            "message-id",
            "reply-to",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "list-unsubscribe",
            "list-unsubscribe-post",
            "list-id",
            "feedback-id");
    private static final List<String> ONCE_MORE = List.of("from", "to", "subject");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,250}[A-Za-z0-9])?");
    private static final Pattern BLANKS = Pattern.compile("[ \\t]+");

    private final String domain;
    private final String selector;
    private final PrivateKey key;
    private final boolean rsa;

    /**
     * @param domain signs for it; must equal the domain of the sender, or be above it, for DMARC
     * @param selector names the key: it stands in the TXT record of {@code <selector>._domainkey.<domain>}
     * @param key RSA of at least 2048 bits, or Ed25519
     */
    public DkimSigner(String domain, String selector, PrivateKey key) {
        if (!NAME.matcher(domain).matches() || !NAME.matcher(selector).matches()) {
            throw new IllegalArgumentException("DKIM domain and selector must be names such as example.org and s2026");
        }
        this.rsa = key.getAlgorithm().equals("RSA");
        if (rsa && ((RSAKey) key).getModulus().bitLength() < LEAST_RSA_BITS) {
            throw new IllegalArgumentException("DKIM key is shorter than 2048 bits: make a longer one");
        }
        if (!rsa && !List.of("Ed25519", "EdDSA").contains(key.getAlgorithm())) {
            throw new IllegalArgumentException("DKIM key must be RSA or Ed25519, not " + key.getAlgorithm());
        }
        this.domain = domain;
        this.selector = selector;
        this.key = key;
    }

    /**
     * With a key in PEM form.
     *
     * @param pem PKCS #8: begins {@code -----BEGIN PRIVATE KEY-----}
     */
    public static DkimSigner ofPem(String domain, String selector, String pem) {
        if (!pem.contains("-----BEGIN PRIVATE KEY-----")) {
            throw new IllegalArgumentException("DKIM key is not in PKCS #8 PEM form: it must begin"
                    + " -----BEGIN PRIVATE KEY----- (openssl pkcs8 -topk8 -nocrypt converts it)");
        }
        byte[] encoded = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        for (String algorithm : List.of("RSA", "Ed25519")) {
            try {
                return new DkimSigner(
                        domain,
                        selector,
                        KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded)));
            } catch (GeneralSecurityException other) {
                continue;
            }
        }
        throw new IllegalArgumentException("DKIM key is neither RSA nor Ed25519, or damaged");
    }

    /** The domain it signs for. */
    public String domain() {
        return domain;
    }

    /** The name of its key. */
    public String selector() {
        return selector;
    }

    /** The {@code DKIM-Signature} header to be put before the mail, its line end included. */
    byte[] header(byte[] mail, Instant at) {
        String text = new String(mail, StandardCharsets.ISO_8859_1);
        int blank = text.indexOf("\r\n\r\n");
        int headEnd = blank < 0 ? text.length() : blank + 2;
        List<String> fields = fields(text.substring(0, headEnd));
        List<String> names = new ArrayList<>();
        StringBuilder data = new StringBuilder();
        for (String name : SIGNED) {
            // From the last to the first, as RFC 6376, section 5.4.2, counts them.
            for (int i = fields.size() - 1; i >= 0; i--) {
                if (fields.get(i).startsWith(name + ":")) {
                    names.add(name);
                    data.append(fields.get(i)).append("\r\n");
                }
            }
            if (ONCE_MORE.contains(name)) {
                names.add(name);
            }
        }
        String body = blank < 0 ? "" : text.substring(blank + 4);
        String value = "v=1; a=" + (rsa ? "rsa" : "ed25519") + "-sha256; c=relaxed/relaxed; d=" + domain + ";\r\n\ts="
                + selector + "; t=" + at.getEpochSecond() + ";\r\n\th=" + String.join(":\r\n\t ", lines(names))
                + ";\r\n\tbh=" + base64(sha256(canonicalBody(body))) + ";\r\n\tb=";
        data.append(canonicalField("DKIM-Signature: " + value));
        String signature = base64(signature(data.toString()));
        String folded = signature.replaceAll("(.{72})(?=.)", "$1\r\n\t ");
        return ("DKIM-Signature: " + value + folded + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<String> fields(String head) {
        List<String> fields = new ArrayList<>();
        for (String field : head.split("\r\n(?![ \t])", -1)) {
            if (field.contains(":")) {
                fields.add(canonicalField(field));
            }
        }
        return fields;
    }

    /** RFC 6376, section 3.4.2, without the line end. */
    private static String canonicalField(String field) {
        int colon = field.indexOf(':');
        String name = field.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        String value = field.substring(colon + 1).replace("\r\n", "");
        return name + ":" + BLANKS.matcher(value).replaceAll(" ").strip();
    }

    /** RFC 6376, section 3.4.4. */
    static String canonicalBody(String body) {
        StringBuilder canonical = new StringBuilder(body.length() + 2);
        for (String line : body.split("\r\n", -1)) {
            canonical.append(BLANKS.matcher(line).replaceAll(" "));
            if (canonical.length() > 0 && canonical.charAt(canonical.length() - 1) == ' ') {
                canonical.setLength(canonical.length() - 1);
            }
            canonical.append("\r\n");
        }
        while (canonical.length() >= 4 && canonical.indexOf("\r\n\r\n", canonical.length() - 4) >= 0) {
            canonical.setLength(canonical.length() - 2);
        }
        return canonical.length() == 2 ? "" : canonical.toString();
    }

    /** A few names to a line. */
    private static List<String> lines(List<String> names) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < names.size(); i += 5) {
            lines.add(String.join(":", names.subList(i, Math.min(i + 5, names.size()))));
        }
        return lines;
    }

    private byte[] signature(String data) {
        try {
            Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
            signature.initSign(key);
            signature.update(rsa ? data.getBytes(StandardCharsets.ISO_8859_1) : sha256(data));
            return signature.sign();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("the DKIM key cannot sign", unusable);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "DkimSigner[" + selector + "._domainkey." + domain + "]";
    }
}
