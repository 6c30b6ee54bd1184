package io.kairos.channel.email;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Envelope senders that tell which dispatch a bounce is about: {@code bounces+<token>@domain} (variable envelope return
 * path; D. J. Bernstein, 1997). The token is the dispatch id and 80 bits of HMAC-SHA256, all in small letters and digits, so
 * that nobody can bounce what we did not send. Thread-safe.
 */
public final class Verp {

    private static final String PURPOSE = "bounce";
    private static final int MAC_BYTES = 10;
    private static final int MAC_LETTERS = 16;
    private static final int UUID_LETTERS = 26;
    private static final int MAX_LOCAL_PART = 64;
    private static final Pattern PLAIN_ID = Pattern.compile("[a-z0-9._-]+");
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final String localPart;
    private final String domain;
    private final Pattern addresses;
    private final SigningKeys keys;

    /** @param address such as {@code bounces@example.org}: the mailbox that takes {@code bounces+anything@example.org} */
    public Verp(String address, SigningKeys keys) {
        String checked = EmailAddress.parse(address)
                .orElseThrow(() -> new IllegalArgumentException("bounce address is not one plain email address"))
                .value();
        this.localPart = checked.substring(0, checked.indexOf('@'));
        this.domain = checked.substring(checked.indexOf('@') + 1);
        this.addresses = Pattern.compile("(?<![a-z0-9])" + Pattern.quote(localPart.toLowerCase(Locale.ROOT))
                + "[+]([a-z0-9._-]{18,63})@" + Pattern.quote(domain.toLowerCase(Locale.ROOT)));
        this.keys = keys;
    }

    /** Whether mails can return to variants of this address. */
    public static boolean isUsable(String address) {
        return EmailAddress.parse(address)
                .filter(one -> one.value().indexOf('+') < 0)
                .isPresent();
    }

    /**
     * The envelope sender for a dispatch. An id that does not fit into a local part (over 64 characters, or capitals in it)
     * gets the plain bounce address; its bounces are matched by Message-ID.
     */
    public String senderOf(String dispatchId) {
        String id = shortened(dispatchId);
        String token = id + Base32.encode(keys.sign(PURPOSE, id, MAC_BYTES));
        boolean fits =
                PLAIN_ID.matcher(dispatchId).matches() && localPart.length() + 1 + token.length() <= MAX_LOCAL_PART;
        return fits ? localPart + "+" + token + "@" + domain : localPart + "@" + domain;
    }

    /** The dispatch of the first address in the text that we signed ourselves. */
    public Optional<String> dispatchIn(String text) {
        Matcher found = addresses.matcher(text.toLowerCase(Locale.ROOT));
        while (found.find()) {
            Optional<String> dispatch = dispatchOf(found.group(1));
            if (dispatch.isPresent()) {
                return dispatch;
            }
        }
        return Optional.empty();
    }

    private Optional<String> dispatchOf(String token) {
        String id = token.substring(0, token.length() - MAC_LETTERS);
        return Base32.decode(token.substring(token.length() - MAC_LETTERS))
                .filter(mac -> keys.verify(PURPOSE, id, mac))
                .flatMap(good -> restored(id));
    }

    private static String shortened(String dispatchId) {
        if (!UUID_FORM.matcher(dispatchId).matches()) {
            return "d" + dispatchId;
        }
        UUID uuid = UUID.fromString(dispatchId);
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
        return "u" + Base32.encode(bytes);
    }

    private static Optional<String> restored(String id) {
        if (id.startsWith("d")) {
            return Optional.of(id.substring(1));
        }
        return Base32.decode(id.substring(1))
                .filter(bytes -> id.length() == 1 + UUID_LETTERS && bytes.length == 16)
                .map(ByteBuffer::wrap)
                .map(bytes -> new UUID(bytes.getLong(), bytes.getLong()).toString());
    }
}
